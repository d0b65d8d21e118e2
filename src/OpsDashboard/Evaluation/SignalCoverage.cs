using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Whether every signal had data for nearly every minute of the window; of an event signal its presence series.</summary>
static class SignalCoverage
{
    private const double ObjectivePercent = 99;

    /// <summary>Signals with gaps that are named; the others are counted.</summary>
    private const int MostNamed = 3;

    /// <summary>One window for all signals, so that equal presence series are counted once.</summary>
    public static CriterionWindow Window(
        CriterionOptions criterion, IEnumerable<SignalOptions> signals, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var (delay, period) = (TimeSpan.Zero, SignalQueries.SamplePeriod);
        foreach (var signal in signals)
        {
            var (own, sampled) = (SignalQueries.Delay(signal, timings), SignalQueries.Period(signal, timings));
            (delay, period) = (own > delay ? own : delay, sampled > period ? sampled : period);
        }

        return CriterionWindow.Of(criterion.Window, delay, period, attempt, now);
    }

    public static IEnumerable<SeriesRequest> Requests(
        CriterionOptions criterion, IReadOnlyDictionary<string, SignalOptions> signals, Attempt attempt, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var window = Window(criterion, signals.Values, attempt, timings, now);
        return window.IsEmpty || window.IsTooShort ? [] : signals.Values.Select(window.Coverage).Distinct();
    }

    public static Criterion Evaluate(CriterionOptions criterion, CriterionInput input)
    {
        var window = Window(criterion, input.Signals.Values, input.Attempt, input.Readings.Timings, input.Now);
        var result = MonitoringCriterion.Part(criterion, "coverage", "Every signal has data for 99 % of the minutes", Verdict.TooEarly, reason: null)
            .Over(window) with
        { Unit = "%", Objective = ObjectivePercent, Comparison = Comparison.AtLeast };
        return input.Signals.Count == 0 ? result.CannotTell("no signal is configured")
            : window.Unusable(result) ?? Judge(result, window, input);
    }

    private static Criterion Judge(Criterion result, CriterionWindow window, CriterionInput input)
    {
        var requests = input.Signals.Values.Select(signal => (Signal: signal, Request: window.Coverage(signal))).ToArray();
        result = result with { Queries = requests.Select(one => one.Request).Distinct().Select(QueryText.Of).ToValueList() };
        var covered = requests
            .Select(one => (one.Signal, Coverage: Coverage.Of(window, one.Signal, input.Readings)))
            .OrderBy(one => one.Coverage.Minutes)
            .ToArray();
        if (Array.Find(covered, one => one.Coverage.Fault is not null) is { Signal: { } unread, Coverage.Fault: { } fault })
        {
            return result.CannotTell($"{unread.Title}: {fault}");
        }

        var worst = covered[0].Coverage;
        result = result with { Good = worst.Minutes, Total = window.Minutes, Measured = worst.Minutes / window.Minutes * 100 };

        // Minutes that are lost stay lost for as long as the window begins with the attempt.
        var (needed, possible) = (window.Length.TotalMinutes * ObjectivePercent / 100, window.Length.TotalMinutes - window.Minutes + worst.Minutes);
        return possible < needed ? result with { Verdict = Verdict.NotMet, Reason = Gaps(covered, window) }
            : window.IsWhole ? result with { Verdict = Verdict.Met }
            : result with { Reason = worst.Lacks(window) };
    }

    /// <summary>"Connector CPU p95 93.2 %, Pool 97 % and 2 more of 10,080 minutes, must be at least 99 %".</summary>
    private static string Gaps((SignalOptions Signal, Coverage Coverage)[] covered, CriterionWindow window)
    {
        var gaps = covered.Where(one => window.Length.TotalMinutes - window.Minutes + one.Coverage.Minutes < window.Length.TotalMinutes * ObjectivePercent / 100).ToArray();
        var named = string.Join(", ", gaps.Take(MostNamed).Select(one => $"{one.Signal.Title} {Quantity.Text(one.Coverage.Minutes / window.Minutes * 100, "%", ObjectivePercent)}"));
        var others = gaps.Length > MostNamed ? $" and {gaps.Length - MostNamed} more" : "";
        var minutes = $"of {Quantity.Number(window.Minutes)} minutes";
        return window.IsWhole
            ? $"{named}{others} {minutes}, must be at least {ObjectivePercent} %"
            : $"{named}{others} {minutes}: {ObjectivePercent} % of {Quantity.Text(window.Length)} cannot be reached any more";
    }
}
