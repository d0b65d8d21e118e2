using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>How reading the logs of starts went, told with the source that serves them: the cloud's configuration.</summary>
static class StartLogState
{
    /// <summary>The source's state with the logs' faults; when nothing else of it is read, the logs alone make its status.</summary>
    public static SourceState With(this SourceState source, DashboardOptions options, IReadOnlyDictionary<long, LogReading> logs)
    {
        // Nobody serves it, which the source says in its own words.
        if (logs.Count == 0 || (source.Status == SourceStatus.Off && logs.Values.All(log => log.Failure?.Kind == FailureKind.NotFound)))
        {
            return source;
        }

        var faults = logs.Where(log => log.Value.Failure is not null).Select(log => Fault(log.Key, log.Value.Failure!, options)).ToArray();
        var alone = source.Status == SourceStatus.Off;
        return source with
        {
            Status = alone ? Status(logs) : faults.Length > 0 && source.Status == SourceStatus.Ok ? SourceStatus.Partial : source.Status,
            LastSuccess = logs.Values.Where(log => log.Failure is null).Select(log => (DateTimeOffset?)log.FetchTime).Append(source.LastSuccess).Max(),
            Error = faults.Length > 0 ? (alone ? null : source.Error) ?? $"start log cannot be read: {faults[0].Reason}" : alone ? null : source.Error,
            Faults = source.Faults.Concat(faults).ToValueList(),
            Queries = source.Queries + logs.Count,
        };
    }

    private static QueryFault Fault(long number, ReadingFailure failure, DashboardOptions options) =>
        new("start log", options.Incidents.FirstOrDefault(incident => incident.Number == number)?.Phases?.Starts?.Filter ?? "", failure.Reason);

    private static SourceStatus Status(IReadOnlyDictionary<long, LogReading> logs)
    {
        if (logs.Values.FirstOrDefault(log => log.Failure is not null)?.Failure is not { } failure)
        {
            return SourceStatus.Ok;
        }

        return logs.Values.Any(log => log.Failure is null) ? SourceStatus.Partial : failure.Kind switch
        {
            FailureKind.Denied => SourceStatus.Denied,
            FailureKind.Quota => SourceStatus.Quota,
            FailureKind.Unreachable => SourceStatus.Unreachable,
            _ => SourceStatus.Partial,
        };
    }
}
