using OpsDashboard.Evaluation;

namespace OpsDashboard.Telemetry;

/// <summary>Log messages about what snapshots say; event ids 8001 to 8099. Folders before this one keep theirs with the code that logs.</summary>
static partial class LogMessages
{
    [LoggerMessage(8001, LogLevel.Information, "Incident {Incident}: criterion {Criterion} went from {Before} to {After}: {Reason}")]
    public static partial void VerdictChanged(this ILogger logger, long incident, string criterion, Verdict before, Verdict after, string reason);

    [LoggerMessage(8003, LogLevel.Error, "The changes of a snapshot could not be logged")]
    public static partial void LoggingFailed(this ILogger logger, Exception exception);

    [LoggerMessage(8002, LogLevel.Information, "Signal {Signal} went from {Before} to {After}: {Reason}")]
    public static partial void SignalChanged(this ILogger logger, string signal, TileStatus before, TileStatus after, string reason);
}
