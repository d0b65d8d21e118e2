using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>What is asked of the source for a fingerprint. Planning and evaluation both call these.</summary>
static class FingerprintQueries
{
    /// <summary>The parts that are counted by a label.</summary>
    public static IEnumerable<(PartKind Kind, QueryOptions Query)> Tallies(RecurrenceOptions recurrence)
    {
        (PartKind Kind, QueryOptions? Query)[] all =
            [(PartKind.FailingPhase, recurrence.FailingPhase), (PartKind.ErrorClass, recurrence.ErrorClass), (PartKind.ExitCode, recurrence.ExitCode)];
        return all.Where(tally => tally.Query is not null).Select(tally => (tally.Kind, tally.Query!));
    }

    /// <summary>The filters of queries that are no signal's.</summary>
    public static IEnumerable<string> Filters(RecurrenceOptions recurrence) => Tallies(recurrence).Select(tally => tally.Query.Filter).Append(recurrence.Presence.Filter);

    /// <summary>The signals of dependencies and symptoms, each once.</summary>
    public static IEnumerable<SignalOptions> Signals(RecurrenceOptions recurrence, IReadOnlyDictionary<string, SignalOptions> signals) =>
        recurrence.Dependencies.Select(one => one.Signal).Concat(recurrence.Symptoms.Select(one => one.Signal)).Distinct(StringComparer.Ordinal)
            .Select(id => signals.GetValueOrDefault(id)).OfType<SignalOptions>();

    public static IEnumerable<SeriesRequest> Requests(RecurrenceOptions recurrence, FingerprintInterval interval, IReadOnlyDictionary<string, SignalOptions> signals) =>
        interval.IsEmpty
            ? []
            : Tallies(recurrence).Select(tally => Tally(tally.Query, interval))
                .Append(Presence(recurrence, interval))
                .Concat(Signals(recurrence, signals).Select(signal => Steps(signal, interval)));

    /// <summary>All failures of the interval in one point a label value.</summary>
    public static SeriesRequest Tally(QueryOptions query, FingerprintInterval interval) => SignalQueries.Of(query, interval.From, interval.To, interval.To - interval.From);

    public static SeriesRequest Steps(SignalOptions signal, FingerprintInterval interval) => SignalQueries.Values(signal, interval.Start, interval.To, interval.Step);

    public static SeriesRequest Presence(RecurrenceOptions recurrence, FingerprintInterval interval) =>
        SignalQueries.Of(recurrence.Presence, interval.Start, interval.To, interval.Step);
}
