using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>The interval a criterion is judged over: <c>[max(end − length, attempt start), end]</c> on whole minutes,
/// with <c>end = now − largest ingest delay</c> of the metrics used.</summary>
/// <param name="Period">The longest sample period of the metrics used.</param>
sealed record CriterionWindow(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset DecidableAt, TimeSpan Length, TimeSpan Delay, TimeSpan Period)
{
    public static CriterionWindow Of(
        CriterionOptions criterion, SignalOptions signal, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now) =>
        Of(criterion.Window, SignalQueries.Delay(signal, timings), SignalQueries.Period(signal, timings), attempt, now);

    public static CriterionWindow Of(TimeSpan length, TimeSpan delay, TimeSpan period, Attempt attempt, DateTimeOffset now)
    {
        var end = SignalQueries.FloorMinute(now - delay);
        var nominal = end - length;
        var attemptStart = SignalQueries.CeilingMinute(attempt.Start);
        var start = attemptStart > nominal ? attemptStart : nominal;
        var decidable = SignalQueries.CeilingMinute(attemptStart + length + delay);
        return new CriterionWindow(start, end, decidable, length, delay, period);
    }

    /// <summary>Whether anything of the attempt lies in it yet.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Whether it has its nominal length; without it nothing is met.</summary>
    public bool IsWhole => End - Start == Length;

    public double Minutes => (End - Start).TotalMinutes;

    /// <summary>Shorter than this, delay and sampling would decide, not the data.</summary>
    public bool IsTooShort => Length < 2 * (Period + Delay);

    /// <summary>All events of the window in one point a series (the source adds up, not this program).</summary>
    public SeriesRequest Events(SignalOptions signal) => SignalQueries.Values(signal, Start, End, End - Start);

    /// <summary>The presence series by the minute, over the whole window.</summary>
    public SeriesRequest Presence(PresenceOptions presence) => SignalQueries.PresenceMinutes(presence, Start, End);

    /// <summary>The gauge's values by the minute, over the whole window: its unit must not depend on how long the window is.</summary>
    public SeriesRequest Values(SignalOptions signal) => SignalQueries.Values(signal, Start, End, SignalQueries.SamplePeriod);

    /// <summary>In how many of the window's sample periods a query has data.</summary>
    public SeriesRequest Reported(QueryOptions query, IReadOnlyDictionary<string, MetricTiming> timings) =>
        SignalQueries.ReportedPeriods(query, Start, End, SignalQueries.Period(query, timings));

    /// <summary>All that a criterion over one signal is judged from.</summary>
    public SeriesRequest[] Requests(CriterionOptions criterion, SignalOptions signal) =>
        criterion.Kind is CriterionKind.Gauge or CriterionKind.Capacity ? [Values(signal)] : [Events(signal), Presence(signal.Presence ?? new())];

    /// <summary>Why nothing can be judged over it, as a verdict; null when something can.</summary>
    public Criterion? Unusable(Criterion result) =>
        IsTooShort ? result.CannotTell($"the window of {Quantity.Text(Length)} is shorter than 2 × (sample period {Period.TotalSeconds:0} s + ingest delay {Delay.TotalSeconds:0} s)")
        : IsEmpty ? result with { WindowStart = End < Start ? End : Start, Verdict = Verdict.TooEarly, Reason = "no data of this attempt yet" }
        : null;
}

/// <summary>The try at fixing that is judged: nothing before its start counts.</summary>
/// <param name="Number">1 from the opening; a declared fix starts the next one.</param>
public sealed record Attempt(int Number, DateTimeOffset Start);
