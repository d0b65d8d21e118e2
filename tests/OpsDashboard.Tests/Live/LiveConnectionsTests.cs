using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Live;
using OpsDashboard.Readings;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Live;

public sealed class LiveConnectionsTests
{
    private readonly FakeTimeProvider _time = new(SampleSnapshot.At);
    private LiveConnections _connections;

    public LiveConnectionsTests() => _connections = Of(new LiveLimits { Connections = 3 });

    [Fact]
    public async Task Page_JoinsBeforeAnything_GetsNothingThenTheWholeThenDifferences()
    {
        var (page, _) = await JoinAsync("overview");
        Assert.Empty(page.Written);

        Publish(1, ("a", "1"), ("b", "1"));
        Publish(2, ("a", "1"), ("b", "2"));

        Assert.Null(page.Argument<RegionsMessage>(0).BasedOn);
        Assert.Equal([new("a", "1"), new("b", "1")], page.Argument<RegionsMessage>(0).Regions);
        Assert.Equal((2, 1), (page.Argument<RegionsMessage>(1).Version, page.Argument<RegionsMessage>(1).BasedOn));
        Assert.Equal([new RegionHtml("b", "2")], page.Argument<RegionsMessage>(1).Regions);
    }

    [Fact]
    public async Task Page_ReadsSlowly_GetsOnlyTheNewestAndAsWhole()
    {
        var (slow, _) = await JoinAsync("overview");
        var (fast, _) = await JoinAsync("overview");
        Publish(1, ("a", "1"));
        slow.Blocked = new TaskCompletionSource();
        for (var version = 2; version <= 50; version++)
        {
            Publish(version, ("a", $"{version}"));
        }

        Assert.Equal(2, slow.Written.Count);
        Assert.Equal(50, fast.Written.Count);

        Release(slow);
        Assert.Equal(3, slow.Written.Count);
        Assert.Equal((50, null), (slow.Argument<RegionsMessage>(2).Version, slow.Argument<RegionsMessage>(2).BasedOn));

        Publish(51, ("a", "51"));
        Assert.Equal(50, slow.Argument<RegionsMessage>(3).BasedOn);
    }

    [Fact]
    public async Task Page_StopsReadingAmongAThousand_DelaysNoneOfThem()
    {
        _connections = Of(new LiveLimits());
        var (stopped, _) = await JoinAsync("overview");
        var others = new List<FakeHubConnection>();
        for (var i = 0; i < 1_000; i++)
        {
            others.Add((await JoinAsync("overview")).Connection);
        }

        stopped.Blocked = new TaskCompletionSource();
        for (var version = 1; version <= 20; version++)
        {
            // With more than a stride of connections publishing gives the processor to others meanwhile, and still waits for none.
            await _connections.PublishAsync(SampleSnapshot.Create(version), [View("overview", version, ("a", $"{version}"))]);
            Assert.All(others, other => Assert.Equal(version, other.Argument<RegionsMessage>(^1).Version));
        }

        Assert.Single(stopped.Written);
        Release(stopped);
        Assert.Equal([(1L, null), (20L, null)], stopped.Written.Select((_, i) => (stopped.Argument<RegionsMessage>(i).Version, stopped.Argument<RegionsMessage>(i).BasedOn)));
    }

    [Fact]
    public async Task Crowd_ComesAtOnce_IsSentItsFirstWholeSomeAtATime()
    {
        _connections = Of(new LiveLimits { Entering = 2, EnterAtMost = TimeSpan.FromSeconds(2) });
        Publish(1, ("a", "1"));
        var pages = Enumerable.Range(0, 5).Select(_ => new FakeHubConnection { Blocked = new TaskCompletionSource() }).ToArray();
        var joins = pages.Select(page => JoinAsync(page, "overview")).ToArray();
        Assert.Equal([1, 1, 0, 0, 0], pages.Select(page => page.Written.Count));

        Release(pages[0]);
        await Task.WhenAll(joins[0], pages[2].Wrote);
        Assert.Equal([1, 1, 1, 0, 0], pages.Select(page => page.Written.Count));

        // One that does not take it keeps its turn for a moment only.
        _time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(joins[1], pages[3].Wrote);
        Release(pages[2]);
        await pages[4].Wrote;
        Assert.DoesNotContain(pages, page => page.Aborted);
    }

    [Fact]
    public async Task Crowd_WaitsForItsTurn_GetsTheNewestThen()
    {
        _connections = Of(new LiveLimits { Entering = 1 });
        Publish(1, ("a", "1"));
        var (first, second) = (new FakeHubConnection { Blocked = new TaskCompletionSource() }, new FakeHubConnection());
        var joins = new[] { JoinAsync(first, "overview"), JoinAsync(second, "overview") };

        Publish(2, ("a", "2"));
        Release(first);
        await Task.WhenAll(joins);

        Assert.Equal(2, second.Argument<RegionsMessage>(0).Version);
    }

    [Fact]
    public async Task Page_LeavesWhileItWaitsForItsTurn_GivesItsPlaceBack()
    {
        _connections = Of(new LiveLimits { Connections = 2, Entering = 1 });
        Publish(1, ("a", "1"));
        var first = new FakeHubConnection { Blocked = new TaskCompletionSource() };
        var entering = JoinAsync(first, "overview");
        var second = new FakeHubConnection();
        using var left = new CancellationTokenSource();
        var waiting = JoinAsync(second, "overview", left.Token);

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _connections.OnDisconnectedAsync(second);
        Release(first);
        await entering;

        Assert.Empty(second.Written);
        await JoinAsync("overview");
        await Assert.ThrowsAsync<HubException>(() => JoinAsync("overview"));
    }

    [Fact]
    public async Task Page_MissedNothingWhileBusy_GetsTheDifference()
    {
        var (page, _) = await JoinAsync("overview");
        page.Blocked = new TaskCompletionSource();
        Publish(1, ("a", "1"));
        Publish(2, ("a", "2"));

        Release(page);

        Assert.Equal(1, page.Argument<RegionsMessage>(1).BasedOn);
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("wall")]
    [InlineData("incident-1278")]
    public async Task Pages_OfOneView_ShareTheVeryMessage(string view)
    {
        _connections = Of(new LiveLimits(), view);
        Publish(1, view, ("a", "1"));
        var (one, _) = await JoinAsync(view);
        var (two, _) = await JoinAsync(view);
        Publish(2, view, ("a", "2"));
        _connections.Heartbeat();

        Assert.Equal(3, one.Written.Count);
        Assert.All(one.Written.Zip(two.Written), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public async Task Whole_SentLater_TellsTheTimeAnew()
    {
        Publish(1, ("a", "1"));
        var (early, _) = await JoinAsync("overview");
        _time.Advance(TimeSpan.FromSeconds(2));
        var (late, _) = await JoinAsync("overview");

        Assert.Equal(SampleSnapshot.At, early.Argument<RegionsMessage>(0).Clock.Now);
        Assert.Equal(new PageClock(SampleSnapshot.At.AddMinutes(2), 60, false), late.Argument<RegionsMessage>(0).Clock);
    }

    [Fact]
    public async Task Heartbeat_PageIsCurrent_SaysThatNothingIsNewer()
    {
        Publish(1, ("a", "1"));
        var (page, _) = await JoinAsync("overview");
        var (data, _) = await JoinAsync(null);

        _connections.Heartbeat();

        Assert.Empty(page.Argument<RegionsMessage>(1).Regions);
        Assert.Equal((1, 1), (page.Argument<RegionsMessage>(1).Version, page.Argument<RegionsMessage>(1).BasedOn));
        Assert.Single(data.Written);
    }

    [Fact]
    public async Task Resync_AnyTime_SendsTheWholeAgain()
    {
        Publish(1, ("a", "1"));
        var (page, viewer) = await JoinAsync("overview");

        viewer.Offer(whole: true);

        Assert.Null(page.Argument<RegionsMessage>(1).BasedOn);
        Assert.Single(page.Argument<RegionsMessage>(1).Regions);
    }

    [Fact]
    public async Task AbortStuck_NothingTakenFor30Seconds_ClosesThatOneOnly()
    {
        var (slow, _) = await JoinAsync("overview");
        var (fast, _) = await JoinAsync("overview");
        slow.Blocked = new TaskCompletionSource();
        Publish(1, ("a", "1"));

        _time.Advance(TimeSpan.FromSeconds(29));
        _connections.AbortStuck();
        Assert.False(slow.Aborted);

        _time.Advance(TimeSpan.FromSeconds(1));
        _connections.AbortStuck();
        Assert.True(slow.Aborted);
        Assert.False(fast.Aborted);
    }

    [Fact]
    public async Task Join_UnknownView_IsRefusedInWords()
    {
        var refused = await Assert.ThrowsAsync<HubException>(() => JoinAsync("nope"));

        Assert.Equal("There is no view 'nope'. Views: overview, sources.", refused.Message);
    }

    [Fact]
    public async Task Join_AllPlacesOfAnAddressTaken_IsRefusedInWordsAndOthersAreNot()
    {
        _connections = Of(new LiveLimits { ConnectionsPerAddress = 2 });
        var (first, _) = await JoinAsync("overview", "10.0.0.1");
        await JoinAsync("overview", "::ffff:10.0.0.1");

        var refused = await Assert.ThrowsAsync<HubException>(() => JoinAsync("overview", "10.0.0.1"));
        Assert.Equal(
            "All 2 places for viewers from one address are taken, counted for 10.0.0.1. Close a page that is not needed; who runs this dashboard can allow more (Live:ViewersPerAddress).",
            refused.Message);

        await JoinAsync("overview", "10.0.0.2");
        await _connections.OnDisconnectedAsync(first);
        await JoinAsync("overview", "10.0.0.1");
    }

    [Fact]
    public async Task Join_AllPlacesTaken_IsRefusedUntilOneLeaves()
    {
        var (first, _) = await JoinAsync("overview");
        await JoinAsync("sources");
        await JoinAsync(null);

        var refused = await Assert.ThrowsAsync<HubException>(() => JoinAsync("overview"));
        await _connections.OnDisconnectedAsync(first);
        await JoinAsync("overview");

        Assert.Equal("All 3 places for viewers are taken. Try again later.", refused.Message);
        Assert.Equal([("data", 1), ("overview", 1), ("sources", 1)], _connections.Viewers.Select(pair => (pair.Key, pair.Value)).Order());
    }

    private LiveConnections Of(LiveLimits limits, string view = "overview") => new(
        [SampleRegions.View(view), SampleRegions.View("sources")],
        new IncidentClock(_time, SampleSnapshot.At, 60),
        _time,
        limits,
        new LivePlaces(limits, _time),
        NullLogger<LiveConnections>.Instance);

    private Task<(FakeHubConnection Connection, LiveConnection Viewer)> JoinAsync(string? view, string? address = null) =>
        JoinAsync(address is null ? new FakeHubConnection() : FakeHubConnection.From(address), view);

    private async Task<(FakeHubConnection Connection, LiveConnection Viewer)> JoinAsync(FakeHubConnection connection, string? view, CancellationToken aborted = default)
    {
        await _connections.OnConnectedAsync(connection);
        var viewer = connection.Features.Get<LiveConnection>()!;
        await _connections.JoinAsync(viewer, view, aborted);
        return (connection, viewer);
    }

    private void Publish(long version, params (string Key, string Html)[] regions) => Publish(version, "overview", regions);

    // With few connections all of it has happened when the call returns.
    private void Publish(long version, string view, params (string Key, string Html)[] regions) =>
        Assert.True(_connections.PublishAsync(SampleSnapshot.Create(version), [View(view, version, regions)]).IsCompletedSuccessfully);

    private static RenderedView View(string name, long version, params (string Key, string Html)[] regions) =>
        new(name, version, [.. regions.Select(region => new RenderedRegion(SampleRegions.Text(region.Key, ""), region.Html))]);

    // Continuations of the write run here, before this returns.
    private static void Release(FakeHubConnection connection)
    {
        var blocked = connection.Blocked!;
        connection.Blocked = null;
        blocked.SetResult();
    }
}
