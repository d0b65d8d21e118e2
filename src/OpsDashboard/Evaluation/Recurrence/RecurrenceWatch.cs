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
            ? [Tally(phase, window), Tally(error, window), Presence(recurrence, window)]
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

        var answers = new[] { Tally(phase, window), Tally(error, window), Presence(recurrence, window) }.Select(request => input.Readings[request]).ToArray();
        if (answers.Select(FingerprintData.Fault).FirstOrDefault(fault => fault is not null) is { } unread)
        {
            return new RecurrenceFinding(Verdict.CannotTell, unread);
        }

        var (phases, errors) = (FailurePattern.Counts(phase, answers[0].Series), FailurePattern.Counts(error, answers[1].Series));
        return Again(incident, recurrences, recurrence.MinimumCount, phases, errors)
            ?? Otherwise(window, phases, recurrence.MinimumCount, answers[2].Series.Sum(series => series.Points.Sum(point => point.Number)));
    }

    /// <summary>A phase and a class that both failed often enough are found as soon as they are there, also in a window that is not whole.</summary>
    private static RecurrenceFinding? Again(IncidentOptions incident, Recurrences recurrences, int least, Dictionary<string, double> phases, Dictionary<string, double> errors)
    {
        var known = recurrences.Past.Where(past => past.Verdict == RecurrenceVerdict.Matches).Select(past => (past.Number, past.Fingerprint))
            .Prepend((incident.Number, recurrences.Current));
        foreach (var (number, fingerprint) in known)
        {
            if (fingerprint[PartKind.FailingPhase] is { State: PartState.Known } phase && fingerprint[PartKind.ErrorClass] is { State: PartState.Known } error
                && phases.GetValueOrDefault(phase.Values[0]) >= least && errors.GetValueOrDefault(error.Values[0]) >= least)
            {
                return new RecurrenceFinding(
                    Verdict.NotMet, $"{number} again: {Quantity.Number(phases[phase.Values[0]])} failures in phase {FailurePattern.Word(phase.Values[0])} with {FailurePattern.Word(error.Values[0])}");
            }
        }

        return null;
    }

    private static RecurrenceFinding Otherwise(CriterionWindow window, Dictionary<string, double> phases, int least, double minutes)
    {
        var failures = phases.Values.Sum();
        return !double.IsFinite(failures) ? new RecurrenceFinding(Verdict.CannotTell, "the query returned no number")
            : minutes < LeastCoverage * window.Minutes ? new RecurrenceFinding(Verdict.CannotTell, $"data for {Quantity.Number(minutes)} of {Quantity.Number(window.Minutes)} minutes")
            : !window.IsWhole ? new RecurrenceFinding(Verdict.TooEarly, $"no recurrence in the first {Quantity.Text(window.End - window.Start)} of {Quantity.Text(window.Length)}")
            : failures == 0 ? new RecurrenceFinding(Verdict.Met, "nothing failed")
            : failures < least ? new RecurrenceFinding(Verdict.Met, $"{Quantity.Number(failures)} failures, too few for a pattern")
            : new RecurrenceFinding(Verdict.Met, $"{Quantity.Number(failures)} failures of another pattern, most in phase {FailurePattern.Word(phases.MaxBy(one => one.Value).Key)}");
    }

    private static CriterionWindow? Window(IncidentOptions incident, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now) =>
        incident.Recurrence is { FailingPhase: { } query } recurrence && incident.Horizons.SelectMany(horizon => horizon.Criteria).FirstOrDefault(one => one.Kind == CriterionKind.Monitoring) is { } criterion
            ? CriterionWindow.Of(criterion, new SignalOptions { Query = query, Presence = recurrence.Presence }, attempt, timings, now)
            : null;

    private static SeriesRequest Tally(QueryOptions query, CriterionWindow window) => SignalQueries.Of(query, window.Start, window.End, window.End - window.Start);

    private static SeriesRequest Presence(RecurrenceOptions recurrence, CriterionWindow window) => SignalQueries.PresenceCount(new SignalOptions { Presence = recurrence.Presence }, window.Start, window.End);
}
