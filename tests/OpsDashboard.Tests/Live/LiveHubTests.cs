using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Live;

/// <summary>The hub through Microsoft's own client.</summary>
public sealed class LiveHubTests
{
    [Fact]
    public async Task DataClient_OnConnect_GetsTheSnapshotAndThenChanges()
    {
        await using var host = await LiveHost.StartAsync();
        var first = SampleSnapshot.Create(1);
        host.Feed.Publish(first);
        var client = host.Client();
        var (snapshots, changes) = (LiveHost.Collect(client, "snapshot"), LiveHost.Collect(client, "changes"));
        await client.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(JsonSerializer.Serialize(first, SnapshotJson.Options), JsonSerializer.Serialize(await snapshots.NextAsync()), ignoreCase: false);
        host.Feed.Publish(first with { Version = 2, Tiles = [first.Tiles[0], first.Tiles[1] with { Value = 13 }], Warnings = [new Warning("screen-3-silent", "Silent.", first.At)] });
        var change = await changes.NextAsync();

        Assert.Equal((2, 1), (change.GetProperty("version").GetInt64(), change.GetProperty("basedOn").GetInt64()));
        Assert.Equal("error-rate", Assert.Single(change.GetProperty("tiles").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty(change.GetProperty("incidents").EnumerateArray());
        Assert.Equal("screen-3-silent", Assert.Single(change.GetProperty("warnings").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task DataClients_OfBothProtocols_GetEqualContent()
    {
        await using var host = await LiveHost.StartAsync();
        var (json, pack) = (host.Client(), host.Client(messagePack: true));
        var (jsonSnapshots, jsonChanges) = (LiveHost.Collect(json, "snapshot"), LiveHost.Collect(json, "changes"));
        var (packSnapshots, packChanges) = (LiveHost.Collect(pack, "snapshot", messagePack: true), LiveHost.Collect(pack, "changes", messagePack: true));
        await json.StartAsync(TestContext.Current.CancellationToken);
        await pack.StartAsync(TestContext.Current.CancellationToken);

        host.Feed.Publish(SampleSnapshot.Create(1));
        var (jsonSnapshot, packSnapshot) = (await jsonSnapshots.NextAsync(), await packSnapshots.NextAsync());
        host.Feed.Publish(SampleSnapshot.Create(2) with { Tiles = [SampleSnapshot.Tile("new", 0.1)] });
        var (jsonChange, packChange) = (await jsonChanges.NextAsync(), await packChanges.NextAsync());

        Assert.True(JsonElement.DeepEquals(jsonSnapshot, packSnapshot));
        Assert.True(JsonElement.DeepEquals(jsonChange, packChange));
        Assert.Equal("2025-09-15T18:41:00Z", packChange.GetProperty("at").GetString());
        Assert.Equal("not-met", packSnapshot.GetProperty("incidents")[0].GetProperty("horizons")[0].GetProperty("criteria")[0].GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_OnConnect_GetsTheWholeAndThenWhatChanged(bool messagePack)
    {
        await using var host = await LiveHost.StartAsync(views: SampleRegions.View());
        var first = SampleSnapshot.Create(1);
        host.Feed.Publish(first);
        var (_, inbox) = await host.PageAsync(messagePack: messagePack);

        var whole = await inbox.NextAsync();
        host.Feed.Publish(first with { Version = 2, Tiles = [first.Tiles[0], first.Tiles[1] with { Value = 13 }] });
        var delta = await inbox.NextAsync();

        Assert.Equal(["version", "basedOn", "build", "clock", "regions"], whole.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["now", "timeScale", "paused"], whole.GetProperty("clock").EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("basedOn").ValueKind);
        Assert.Equal(["sentence", "tile-connector-cpu", "tile-error-rate"], Keys(whole));
        Assert.Equal(1, delta.GetProperty("basedOn").GetInt64());
        Assert.Equal("<p>Title of error-rate: 13</p>", Assert.Single(delta.GetProperty("regions").EnumerateArray()).GetProperty("html").GetString());
    }

    [Fact]
    public async Task Page_Resync_GetsTheWholeAgain()
    {
        await using var host = await LiveHost.StartAsync(views: SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create());
        var (client, inbox) = await host.PageAsync();
        await inbox.NextAsync();

        await client.SendAsync("Resync", TestContext.Current.CancellationToken);

        Assert.Equal(3, Keys(await inbox.NextAsync()).Count());
    }

    [Fact]
    public async Task Page_UnknownView_IsClosedWithWords()
    {
        await using var host = await LiveHost.StartAsync(views: SampleRegions.View());

        Assert.Contains("There is no view 'nope'. Views: overview.", await RefusalAsync(host.Client("?view=nope")));
    }

    [Fact]
    public async Task Connections_BeyondTheBound_AreClosedWithWords()
    {
        await using var host = await LiveHost.StartAsync(services => services.AddSingleton(new LiveLimits { Connections = 1 }), SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create());
        var (_, inbox) = await host.PageAsync();
        await inbox.NextAsync();

        Assert.Contains("All 1 places for viewers are taken.", await RefusalAsync(host.Client()));
    }

    [Fact]
    public async Task Connections_OfOneAddressBeyondTheBound_AreClosedWithWords()
    {
        await using var host = await LiveHost.StartAsync(services => services.AddSingleton(new LiveLimits { ConnectionsPerAddress = 1 }), SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create());
        var (first, inbox) = await host.PageAsync();
        await inbox.NextAsync();

        Assert.Contains("All 1 places for viewers from one address are taken, counted for 127.0.0.1.", await RefusalAsync(host.Client()));
        Assert.Equal(HubConnectionState.Connected, first.State);
    }

    [Fact]
    public async Task Client_SendsMoreThanAllowed_IsClosedAndOthersStay()
    {
        await using var host = await LiveHost.StartAsync(views: SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create(1));
        var (_, inbox) = await host.PageAsync();
        await inbox.NextAsync();
        var client = host.Client();
        var closed = Closed(client);
        await client.StartAsync(TestContext.Current.CancellationToken);

        await client.SendAsync("Resync", new string('x', 10_000), TestContext.Current.CancellationToken);
        await closed;
        host.Feed.Publish(SampleSnapshot.Create(2));

        Assert.Equal(2, (await inbox.NextAsync()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Heartbeat_NothingPublishedFor5Seconds_ReachesPages()
    {
        var time = new FakeTimeProvider(SampleSnapshot.At);
        await using var host = await LiveHost.StartAsync(services => services.AddSingleton<TimeProvider>(time), SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create());
        var (_, inbox) = await host.PageAsync();
        await inbox.NextAsync();

        time.Advance(TimeSpan.FromSeconds(5));
        var heartbeat = await inbox.NextAsync();

        Assert.Empty(Keys(heartbeat));
        Assert.Equal((1, 1), (heartbeat.GetProperty("version").GetInt64(), heartbeat.GetProperty("basedOn").GetInt64()));
        Assert.Equal("2025-09-15T18:41:05Z", heartbeat.GetProperty("clock").GetProperty("now").GetString());
    }

    [Fact]
    public async Task Heartbeat_WhileNoSnapshotCanBeMade_DoesNotSayThatNothingIsNewer()
    {
        var time = new FakeTimeProvider(SampleSnapshot.At);
        await using var host = await LiveHost.StartAsync(services => services.AddSingleton<TimeProvider>(time), SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create(1));
        var (_, inbox) = await host.PageAsync();
        await inbox.NextAsync();

        host.Feed.Fail();
        for (var silence = 0; silence < 4; silence++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
        }

        host.Feed.Publish(SampleSnapshot.Create(2));
        Assert.Equal(2, (await inbox.NextAsync()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Broadcast_ToManyViewersOfBothProtocols_IsSerialisedOnceEach()
    {
        var json = new CountingProtocol(new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = SnapshotJson.Options })));
        await using var counted = await LiveHost.StartAsync(
            services =>
            {
                services.AddSignalR();
                services.AddSingleton<IHubProtocol>(json);
            },
            SampleRegions.View());
        var inboxes = new List<Inbox<JsonElement>>();
        for (var viewer = 0; viewer < 6; viewer++)
        {
            inboxes.Add((await counted.PageAsync(messagePack: viewer % 3 == 0)).Regions);
        }

        for (var version = 1; version <= 3; version++)
        {
            counted.Feed.Publish(SampleSnapshot.Create(version) with { Tiles = [SampleSnapshot.Tile("a", version)] });
            foreach (var inbox in inboxes)
            {
                await inbox.NextAsync(message => message.GetProperty("version").GetInt64() == version);
            }
        }

        Assert.Equal([1, 1, 1], json.Counts("regions"));
    }

    [Fact]
    public async Task SlowPage_DelaysNobodyAndThenGetsTheLatest()
    {
        const int Versions = 60;
        var filler = new string('x', 500_000);
        var view = new LiveView("overview", snapshot => [SampleRegions.Text("big", $"{filler} number {snapshot.Version} end")]);
        await using var host = await LiveHost.StartAsync(views: view);
        host.Feed.Publish(SampleSnapshot.Create(1));
        using var slow = new SilentPage();
        await slow.ConnectAsync(host.Address, "overview");
        var (_, inbox) = await host.PageAsync();
        await inbox.NextAsync();

        for (var version = 2; version <= Versions; version++)
        {
            host.Feed.Publish(SampleSnapshot.Create(version));
            Assert.Equal(version - 1, (await inbox.NextAsync()).GetProperty("basedOn").GetInt64());
        }

        // What it gets is what lay in the buffers of both systems, and then the newest: nothing was queued for it.
        var received = await slow.ReadUntilAsync($"number {Versions} end");
        var last = received[received.LastIndexOf("\"version\"", StringComparison.Ordinal)..];
        Assert.StartsWith($"\"version\":{Versions},\"basedOn\":null", last);
        Assert.InRange(received.Length, filler.Length, filler.Length * Versions / 2);
    }

    private static IEnumerable<string?> Keys(JsonElement message) =>
        message.GetProperty("regions").EnumerateArray().Select(region => region.GetProperty("key").GetString());

    private static Task<string> Closed(HubConnection client)
    {
        var closed = new TaskCompletionSource<string>();
        client.Closed += exception =>
        {
            closed.SetResult(exception?.Message ?? "");
            return Task.CompletedTask;
        };
        return closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<string> RefusalAsync(HubConnection client)
    {
        var closed = Closed(client);
        await client.StartAsync(TestContext.Current.CancellationToken);
        return await closed;
    }
}
