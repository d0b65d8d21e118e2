using Microsoft.Extensions.Logging;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Snapshots;

public sealed class CollectorLogTests
{
    [Theory]
    [InlineData(SourceStatus.Late, null, "101 Source cloud-monitoring is Late: its newest data are older than its delay explains")]
    [InlineData(SourceStatus.Partial, null, "101 Source cloud-monitoring is Partial: no reason is known")]
    [InlineData(SourceStatus.Denied, "denied", "101 Source cloud-monitoring is Denied: denied")]
    [InlineData(SourceStatus.Ok, null, "102 Source cloud-monitoring is Ok")]
    public void Change_SaysWhy(SourceStatus status, string? error, string line)
    {
        var lines = new LineLogger();

        CollectorLog.Changes(lines, [], [new SourceState("cloud-monitoring", status, LastSuccess: null, error)]);

        Assert.Equal([line], lines);
    }

    private sealed class LineLogger : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{eventId.Id} {formatter(state, exception)}");
    }
}
