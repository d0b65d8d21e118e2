using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>The interval a criterion is judged over: <c>[max(end − length, attempt start), end]</c> on whole minutes,
/// with <c>end = now − largest ingest delay</c> of the metrics used.</summary>
/// <param name="Period">The longest sample period of the metrics used.</param>
sealed record CriterionWindow(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset DecidableAt, TimeSpan Length, TimeSpan Delay, TimeSpan Period)
{
    /// <summary>Gauges are read by the minute up to this many points; longer windows by coarser steps.</summary>
    private const int MaximumPoints = 240;

    public static CriterionWindow Of(
        CriterionOptions criterion, SignalOptions signal, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var delay = SignalQueries.Delay(signal, timings);
        var end = SignalQueries.FloorMinute(now - delay);
        var nominal = end - criterion.Window;
        var attemptStart = SignalQueries.CeilingMinute(attempt.Start);
        var start = attemptStart > nominal ? attemptStart : nominal;
        var decidable = SignalQueries.CeilingMinute(attempt.Start + criterion.Window + delay);
        return new CriterionWindow(start, end, decidable, criterion.Window, delay, SignalQueries.Period(signal, timings));
    }

    /// <summary>Whether anything of the attempt lies in it yet.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Whether it has its nominal length; without it nothing is met.</summary>
    public bool IsWhole => End - Start == Length;

    public double Minutes => (End - Start).TotalMinutes;

    /// <summary>Shorter than this, delay and sampling would decide, not the data.</summary>
    public bool IsTooShort => Length < 2 * (Period + Delay);

    private TimeSpan Step => TimeSpan.FromMinutes(Math.Max(1, Math.Ceiling(Length.TotalMinutes / MaximumPoints)));

    /// <summary>All events of the window in one point a series (the source adds up, not this program).</summary>
    public SeriesRequest Events(SignalOptions signal) => SignalQueries.Values(signal, Start, End, End - Start);

    /// <summary>Minutes of the window in which the presence series reported.</summary>
    public SeriesRequest Coverage(SignalOptions signal) => SignalQueries.PresenceCount(signal.Presence ?? signal.Query, Start, End);

    /// <summary>The gauge's values over the window.</summary>
    public SeriesRequest Values(SignalOptions signal) => SignalQueries.Values(signal, Start, End, Step);
}

/// <summary>The try at fixing that is judged: nothing before its start counts.</summary>
/// <param name="Number">1 from the opening; a declared fix starts the next one.</param>
public sealed record Attempt(int Number, DateTimeOffset Start);
