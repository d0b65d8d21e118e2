using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>Event ids 7001 to 7009.</summary>
static partial class JournalLog
{
    [LoggerMessage(7001, LogLevel.Error, "A step of the journal failed; the next one goes on")]
    public static partial void StepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(7002, LogLevel.Warning, "The journal is {Status}: {Error}")]
    public static partial void JournalTroubled(this ILogger logger, JournalStatus status, string error);

    [LoggerMessage(7003, LogLevel.Information, "The journal is read up to {Position} and takes entries again")]
    public static partial void JournalWell(this ILogger logger, long position);
}
