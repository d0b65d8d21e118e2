using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Whether the incident, or a past one that it is again, came back in the window of the criterion that watches for it.</summary>
static class RecurrenceWatch
{
    // Single minutes without a point do not hide a pattern; more of them might.
    private const double LeastCoverage = 0.99;

    public static IEnumerable<SeriesRequest> Requests(IncidentOptions incident, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now) =>
        Window(incident, attempt, timings, now) is { IsEmpty: false } window && incident.Recurrence is { FailingPhase: { } phase, ErrorClass: { } error } recurrence
            ? [.. FailureTally.Requests(phase, error, window), window.Presence(recurrence.Presence)]
            : [];

    /// <summary>Null when no criterion watches.</summary>
    public static RecurrenceFinding? Judge(IncidentOptions incident, Recurrences recurrences, CriterionInput input)
    {
        if (Window(incident, input.Attempt, input.Readings.Timings, input.Now) is not { } window
            || incident.Recurrence is not { FailingPhase: { } phase, ErrorClass: { } error } recurrence)
        {
            return null;
        }

        if (window.IsEmpty)
        {
            return new RecurrenceFinding(Verdict.TooEarly, "no data of this attempt yet");
        }

        var answers = FailureTally.Requests(phase, error, window).Append(window.Presence(recurrence.Presence)).Select(request => input.Readings[request]).ToArray();
        if (answers.Select(FingerprintData.Fault).FirstOrDefault(fault => fault is not null) is { } unread)
        {
            return new RecurrenceFinding(Verdict.CannotTell, unread);
        }

        var tally = FailureTally.Of(phase, error, answers[..^1]);
        return double.IsFinite(tally.Total)
            ? Again(Watched(incident, recurrences), recurrence.MinimumCount, tally)
                ?? Unknown(Watched(incident, recurrences), recurrence.MinimumCount, tally)
                ?? Otherwise(window, tally, recurrence.MinimumCount, Coverage.Of(window, recurrence.Presence, input.Readings).Alive)
            : new RecurrenceFinding(Verdict.CannotTell, "the query returned no number");
    }

    /// <summary>This incident, and the past ones that it is or might be: one that it is known not to be is none of its recurrences.</summary>
    private static IEnumerable<(long Number, Fingerprint Fingerprint)> Watched(IncidentOptions incident, Recurrences recurrences) =>
        recurrences.Past.Where(past => past.Verdict != RecurrenceVerdict.DoesNotMatch).Select(past => (past.Number, past.Fingerprint))
            .Prepend((incident.Number, recurrences.Current));

    /// <summary>A phase and a class that both failed often enough are found as soon as they are there, also in a window that is not whole.</summary>
    private static RecurrenceFinding? Again(IEnumerable<(long Number, Fingerprint Fingerprint)> watched, int least, FailureTally tally)
    {
        foreach (var (number, fingerprint) in watched)
        {
            if (fingerprint[PartKind.FailingPhase] is { State: PartState.Known } phase && fingerprint[PartKind.ErrorClass] is { State: PartState.Known } error
                && tally.Of(phase.Values[0], error.Values[0]) is var count && count >= least)
            {
                return new RecurrenceFinding(
                    Verdict.NotMet, $"{number} again: {Quantity.Number(count)} failures in phase {FailurePattern.Word(phase.Values[0])} with {FailurePattern.Word(error.Values[0])}");
            }
        }

        return null;
    }

    /// <summary>Failures enough for a pattern, and one that is watched for has none to compare them with: they may be it.</summary>
    private static RecurrenceFinding? Unknown(IEnumerable<(long Number, Fingerprint Fingerprint)> watched, int least, FailureTally tally)
    {
        foreach (var (number, fingerprint) in tally.Total >= least ? watched : [])
        {
            foreach (var kind in (PartKind[])[PartKind.FailingPhase, PartKind.ErrorClass])
            {
                if (fingerprint[kind] is null or { State: PartState.Unknown })
                {
                    return new RecurrenceFinding(
                        Verdict.CannotTell,
                        $"{Quantity.Number(tally.Total)} failures, and nobody knows whether they are {number} again: {PartComparison.TitleOf(kind)} of {number}: {fingerprint[kind]?.Words ?? "not a part of its fingerprint"}");
                }
            }
        }

        return null;
    }

    private static RecurrenceFinding Otherwise(CriterionWindow window, FailureTally tally, int least, double minutes) =>
        minutes < LeastCoverage * window.Minutes ? new RecurrenceFinding(Verdict.CannotTell, $"data for {Quantity.Share(minutes, window.Minutes)} minutes")
        : !window.IsWhole ? new RecurrenceFinding(Verdict.TooEarly, $"no recurrence in the first {Quantity.Text(window.End - window.Start)} of {Quantity.Text(window.Length)}")
        : tally.Total == 0 ? new RecurrenceFinding(Verdict.Met, "nothing failed")
        : tally.Total < least ? new RecurrenceFinding(Verdict.Met, $"{Quantity.Number(tally.Total)} failures, too few for a pattern")
        : new RecurrenceFinding(Verdict.Met, $"{Quantity.Number(tally.Total)} failures of another pattern, most in phase {FailurePattern.Word(tally.MostFailingPhase)}");

    private static CriterionWindow? Window(IncidentOptions incident, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now) =>
        incident.Recurrence is { FailingPhase: { } query } recurrence && incident.Horizons.SelectMany(horizon => horizon.Criteria).FirstOrDefault(one => one.Kind == CriterionKind.Monitoring) is { } criterion
            ? CriterionWindow.Of(criterion, new SignalOptions { Query = query, Presence = recurrence.Presence }, attempt, timings, now)
            : null;
}
