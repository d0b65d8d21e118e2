namespace OpsDashboard.Snapshots;

static partial class CollectorLog
{
    [LoggerMessage(100, LogLevel.Error, "A cycle of the collector failed; the next one goes on")]
    public static partial void CycleFailed(ILogger logger, Exception exception);

    [LoggerMessage(101, LogLevel.Warning, "Source {Source} is {Status}: {Error}")]
    public static partial void SourceTroubled(ILogger logger, string source, SourceStatus status, string error);

    [LoggerMessage(102, LogLevel.Information, "Source {Source} is {Status}")]
    public static partial void SourceWell(ILogger logger, string source, SourceStatus status);

    /// <summary>A source is logged when it changes, not at every cycle.</summary>
    public static void Changes(ILogger logger, ValueList<SourceState> before, ValueList<SourceState> now)
    {
        foreach (var source in now)
        {
            // A source that is off was off when the program started: nothing happened to it.
            if (source.Status == SourceStatus.Off || before.FirstOrDefault(one => one.Id == source.Id)?.Status == source.Status)
            {
                continue;
            }

            if (source.Status == SourceStatus.Ok)
            {
                SourceWell(logger, source.Id, source.Status);
            }
            else
            {
                SourceTroubled(logger, source.Id, source.Status, source.Error ?? (source.Status == SourceStatus.Late ? "its newest data are older than its delay explains" : "no reason is known"));
            }
        }
    }
}
