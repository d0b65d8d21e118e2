using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Snapshots;

public sealed class SnapshotFeedTests
{
    private readonly SnapshotFeed _feed = new();

    [Fact]
    public async Task Watch_BeginsWithTheCurrent_ThenEachLater()
    {
        _feed.Publish(Version(1));
        await using var watch = _feed.Watch(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(1, watch.Current.Version);
        _feed.Publish(Version(2));
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal((2L, 2L), (watch.Current.Version, _feed.Current?.Version));
    }

    [Fact]
    public async Task SlowWatcher_SeesTheLatest_AndNeverHoldsThePublisher()
    {
        await using var watch = _feed.Watch(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var first = watch.MoveNextAsync();
        for (var version = 1; version <= 100; version++)
        {
            _feed.Publish(Version(version));
        }

        Assert.True(await first);
        var seen = watch.Current.Version;
        if (seen < 100)
        {
            Assert.True(await watch.MoveNextAsync());
        }

        Assert.Equal(100, watch.Current.Version);
    }

    private static DashboardSnapshot Version(long version) => new(version, DateTimeOffset.UnixEpoch, "build", null, [], [], []);
}
