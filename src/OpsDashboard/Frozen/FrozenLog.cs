using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Frozen;

/// <summary>Event ids 7101 to 7109.</summary>
static partial class FrozenLog
{
    [LoggerMessage(7101, LogLevel.Information, "Incident {Incident} is frozen as revision {Revision}: {Cause}")]
    public static partial void Frozen(this ILogger logger, long incident, int revision, FreezeCause cause);

    [LoggerMessage(7102, LogLevel.Error, "Freezing failed; the next snapshot tries again")]
    public static partial void FreezingFailed(this ILogger logger, Exception exception);
}
