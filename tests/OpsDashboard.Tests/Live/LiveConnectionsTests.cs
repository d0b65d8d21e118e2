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
    private readonly LiveConnections _connections;

    public LiveConnectionsTests() => _connections = new LiveConnections(
        [SampleRegions.View("overview"), SampleRegions.View("sources")],
        new IncidentClock(_time, SampleSnapshot.At, 60),
        _time,
        new LiveLimits { Connections = 3 },
        NullLogger<LiveConnections>.Instance);

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
    public async Task Page_MissedNothingWhileBusy_GetsTheDifference()
    {
        var (page, _) = await JoinAsync("overview");
        page.Blocked = new TaskCompletionSource();
        Publish(1, ("a", "1"));
        Publish(2, ("a", "2"));

        Release(page);

        Assert.Equal(1, page.Argument<RegionsMessage>(1).BasedOn);
    }

    [Fact]
    public async Task Pages_OfOneView_ShareTheVeryMessage()
    {
        Publish(1, ("a", "1"));
        var (one, _) = await JoinAsync("overview");
        var (two, _) = await JoinAsync("overview");
        Publish(2, ("a", "2"));
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

    private async Task<(FakeHubConnection Connection, LiveConnection Viewer)> JoinAsync(string? view)
    {
        var connection = new FakeHubConnection();
        await _connections.OnConnectedAsync(connection);
        var viewer = connection.Features.Get<LiveConnection>()!;
        _connections.Join(viewer, view);
        return (connection, viewer);
    }

    private void Publish(long version, params (string Key, string Html)[] regions) => _connections.Publish(
        SampleSnapshot.Create(version),
        [new RenderedView("overview", version, [.. regions.Select(region => new RenderedRegion(SampleRegions.Text(region.Key, ""), region.Html))])]);

    // Continuations of the write run here, before this returns.
    private static void Release(FakeHubConnection connection)
    {
        var blocked = connection.Blocked!;
        connection.Blocked = null;
        blocked.SetResult();
    }
}
