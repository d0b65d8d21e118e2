using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Verdicts straight from what was written. Quotations are the contract's.</summary>
sealed class CriterionOracle(SignalData data, DashboardOptions options, IncidentOptions incident)
{
    /// <param name="horizon">Null for a part, which has no due time of its own.</param>
    public ExpectedCriterion Of(CriterionOptions criterion, HorizonOptions? horizon)
    {
        if (criterion.Kind == CriterionKind.All)
        {
            // "Composite (AND): not-met > cannot-tell > too-early > met."
            var parts = criterion.Parts.Select(part => Of(part, horizon: null).Verdict).ToArray();
            Verdict[] order = [Verdict.NotMet, Verdict.CannotTell, Verdict.TooEarly];
            return new ExpectedCriterion(order.FirstOrDefault(parts.Contains, Verdict.Met));
        }

        var signal = options.Signals.Single(one => one.Id == criterion.Signal);
        var expected = Judge(criterion, signal, WindowOf(criterion, signal));

        // "It is overdue when not met and the window's end ≥ its due time"; "horizons count from the incident's opening".
        return expected with { Overdue = horizon is null ? null : expected.Verdict != Verdict.Met && expected.WindowEnd >= incident.OpenedAt + horizon.Due };
    }

    private ExpectedCriterion Judge(CriterionOptions criterion, SignalOptions signal, OracleWindow window)
    {
        var delay = data.World.Delay(signal);
        var period = Longest(data.World.Period(signal.Query), data.World.Period(signal.Presence ?? signal.Query));
        var verdict = new ExpectedCriterion(Verdict.TooEarly)
        {
            WindowEnd = window.End,

            // "decidableAt = attempt start, rounded up to a minute, + length + largest delay, rounded up again".
            DecidableAt = Minutes.Ceiling(Minutes.Ceiling(incident.OpenedAt) + criterion.Window + delay),
        };
        if (criterion.Window < 2 * (period + delay))
        {
            // "A window shorter than 2 × (sample period + delay) is refused at start"; where the delay is learnt later, it cannot be judged.
            return verdict with { Verdict = Verdict.CannotTell };
        }

        if (window.Start >= window.End)
        {
            // Nothing of the attempt lies in it: "too-early (sample or coverage too small)".
            return verdict;
        }

        verdict = verdict with { WindowStart = window.Start };
        return criterion.Kind is CriterionKind.Gauge or CriterionKind.Capacity
            ? new GaugeOracle(data, incident).Judge(criterion, signal, window, verdict)
            : new EventOracle(data).Judge(criterion, signal, window, verdict);
    }

    private OracleWindow WindowOf(CriterionOptions criterion, SignalOptions signal)
    {
        // "Window = [max(end − length, attempt start), end], end = now − largest ingest delay of the metrics used, on whole minutes";
        // "windows start on the next whole minute".
        var end = Minutes.Floor(data.Now - data.World.Delay(signal));
        var attempt = Minutes.Ceiling(incident.OpenedAt);
        return new OracleWindow(attempt > end - criterion.Window ? attempt : end - criterion.Window, end, attempt <= end - criterion.Window);
    }

    private static TimeSpan Longest(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

/// <summary>What a criterion is judged over.</summary>
/// <param name="IsNominal">"met needs the nominal length (attempt start ≤ end − length)".</param>
readonly record struct OracleWindow(DateTimeOffset Start, DateTimeOffset End, bool IsNominal)
{
    public int Length => (int)(End - Start).TotalMinutes;

    public IEnumerable<DateTimeOffset> Each() => Minutes.Between(Start, End);

    /// <summary>"Late = older than 3 sample periods beyond the delay" (the window ends where the delay does). "A criterion's lateness is that of its own window."</summary>
    public bool IsLate(DateTimeOffset newest, TimeSpan period) => End - newest > 3 * period;

    /// <summary>"Presence for every minute of it."</summary>
    public bool IsCovered(IReadOnlySet<DateTimeOffset> minutes, TimeSpan period) => SignalData.Covered(minutes, Start, End, period) == Length;
}
