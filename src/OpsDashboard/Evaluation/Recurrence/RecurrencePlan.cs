using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Which fingerprints there are to tell, and which of them must be read.</summary>
sealed record RecurrencePlan(RecurrenceOptions Recurrence, string Hash, FingerprintInterval Current, ValueList<(PastIncidentOptions Past, FingerprintInterval Interval)> Past, KnownFingerprints Known)
{
    /// <summary>Null when the incident has no such section.</summary>
    public static RecurrencePlan? Of(
        IncidentOptions incident,
        DashboardOptions options,
        IReadOnlyDictionary<string, SignalOptions> signals,
        IReadOnlyDictionary<string, MetricTiming> timings,
        DateTimeOffset now,
        Recurrences? previous,
        IncidentRecord record)
    {
        if (incident.Recurrence is not { } recurrence)
        {
            return null;
        }

        var hash = FingerprintHash.Of(options, recurrence, signals);
        var end = FingerprintInterval.DataEnd(recurrence, signals, timings, now);
        return new RecurrencePlan(
            recurrence,
            hash,
            FingerprintInterval.Of(recurrence, incident, end),
            recurrence.Past.Select(past => (past, FingerprintInterval.Of(recurrence, past, end))).ToValueList(),
            new KnownFingerprints(previous, record, hash));
    }

    /// <summary>Of those that are not known yet.</summary>
    public IEnumerable<SeriesRequest> Requests(IReadOnlyDictionary<string, SignalOptions> signals, DateTimeOffset now) =>
        Past.Select(one => one.Interval).Prepend(Current)
            .Where(interval => Known.Of(interval, now) is null)
            .SelectMany(interval => FingerprintQueries.Requests(Recurrence, interval, signals));
}
