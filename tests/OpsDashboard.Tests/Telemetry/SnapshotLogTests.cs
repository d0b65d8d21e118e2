using Microsoft.Extensions.Logging;
using OpsDashboard.Snapshots;
using OpsDashboard.Telemetry;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Telemetry;

public sealed class SnapshotLogTests
{
    [Fact]
    public void Changes_BetweenSnapshots_AreOneLineEach()
    {
        var lines = new LineLogger();
        using var log = new SnapshotLog(new SnapshotFeed(), lines);
        var tile = FullSnapshot.Bare.Tiles[0] with { Reason = "no series\nfake line" };

        log.LogChanges(FullSnapshot.Full, FullSnapshot.Bare with { Tiles = [tile] });

        Assert.Equal(
            [
                "8002 Signal payment-latency went from Critical to NoData: no seriesfake line",
                "8001 Incident 4711: criterion payment-within-3s went from NotMet to CannotTell: no reason given",
            ],
            lines);
    }

    [Fact]
    public void NoChange_Ever_IsSilent()
    {
        var lines = new LineLogger();
        using var log = new SnapshotLog(new SnapshotFeed(), lines);

        log.LogChanges(FullSnapshot.Full, FullSnapshot.Full with { Version = FullSnapshot.Full.Version + 1 });

        Assert.Empty(lines);
    }

    private sealed class LineLogger : List<string>, ILogger<SnapshotLog>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{eventId.Id} {formatter(state, exception)}");
    }
}
