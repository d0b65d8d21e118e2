namespace OpsDashboard.Snapshots;

static partial class CollectorLog
{
    [LoggerMessage(100, LogLevel.Error, "A cycle of the collector failed; the next one goes on")]
    public static partial void CycleFailed(ILogger logger, Exception exception);

    [LoggerMessage(101, LogLevel.Warning, "Source {Source} is {Status}: {Error}")]
    public static partial void SourceTroubled(ILogger logger, string source, SourceStatus status, string? error);

    [LoggerMessage(102, LogLevel.Information, "Source {Source} is {Status}")]
    public static partial void SourceWell(ILogger logger, string source, SourceStatus status);
}
