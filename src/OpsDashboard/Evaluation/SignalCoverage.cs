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
        return window.IsEmpty || window.IsTooShort ? [] : signals.Values.Select(signal => Request(signal, window, timings)).Distinct();
    }

    /// <summary>Of an event signal its presence, which other criteria read by the minute anyway; of a gauge only how many periods have data.</summary>
    private static SeriesRequest Request(SignalOptions signal, CriterionWindow window, IReadOnlyDictionary<string, MetricTiming> timings) =>
        signal.Presence is { } presence ? window.Presence(presence) : window.Reported(signal.Query, timings);

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
        var requests = input.Signals.Values.Select(signal => (Signal: signal, Request: Request(signal, window, input.Readings.Timings))).ToArray();
        result = result with { Queries = requests.Select(one => one.Request).Distinct().Select(QueryText.Of).ToValueList() };
        var covered = requests
            .Select(one => Covered.Of(one.Signal, window, input.Readings, input.Readings[one.Request]))
            .OrderBy(one => one.Minutes)
            .ToArray();
        if (Array.Find(covered, one => one.Fault is not null) is { Signal: { } unread, Fault: { } fault })
        {
            return result.CannotTell($"{unread.Title}: {fault}");
        }

        var worst = covered[0];
        result = result with { Good = worst.Minutes, Total = window.Minutes, Measured = Exact.Percent(worst.Minutes, window.Minutes) };

        // Minutes that are lost stay lost for as long as the window begins with the attempt.
        return IsLost(worst, window) ? result with { Verdict = Verdict.NotMet, Reason = Gaps(covered, window) }
            : window.IsWhole ? result with { Verdict = Verdict.Met }
            : result with { Reason = $"only {Quantity.Text(window.End - window.Start)} of {Quantity.Text(window.Length)} have passed" };
    }

    /// <summary>Whether the objective is out of reach even if every minute to come has data.</summary>
    private static bool IsLost(Covered one, CriterionWindow window) =>
        Comparison.Below.Holds(window.Length.TotalMinutes - window.Minutes + one.Minutes, window.Length.TotalMinutes, ObjectivePercent);

    /// <summary>"Connector CPU p95 93.2 %, Pool 97 % and 2 more of 10,080 minutes, must be at least 99 %".</summary>
    private static string Gaps(Covered[] covered, CriterionWindow window)
    {
        var gaps = covered.Where(one => IsLost(one, window)).ToArray();
        var named = string.Join(", ", gaps.Take(MostNamed).Select(one => $"{one.Signal.Title} {Quantity.Text(Exact.Percent(one.Minutes, window.Minutes), "%", ObjectivePercent)}"));
        var others = gaps.Length > MostNamed ? $" and {gaps.Length - MostNamed} more" : "";
        var minutes = $"of {Quantity.Number(window.Minutes)} minutes";
        return window.IsWhole
            ? $"{named}{others} {minutes}, must be at least {ObjectivePercent} %"
            : $"{named}{others} {minutes}: {ObjectivePercent} % of {Quantity.Text(window.Length)} cannot be reached any more";
    }

    /// <summary>One signal, and the minutes of the window in which its data, or those of its presence, were there.</summary>
    private sealed record Covered(SignalOptions Signal, double Minutes, string? Fault)
    {
        public static Covered Of(SignalOptions signal, CriterionWindow window, ReadingSet readings, Reading reading)
        {
            if (signal.Presence is { } presence)
            {
                var coverage = Coverage.Of(window, presence, readings);
                return new Covered(signal, coverage.Reported, coverage.Fault);
            }

            var fault = reading.Failure?.Reason ?? (reading.Partial is { } partial ? $"partial answer: {partial}" : null)
                ?? (reading.Series.Count > 1 ? SeriesCount.TooMany(reading.Series.Count, signal.Query with { GroupBy = [] }) : null);
            var period = SignalQueries.Period(signal.Query, readings.Timings);
            var periods = reading.Series.SelectMany(one => one.Points).Sum(point => point.Number);
            return new Covered(signal, Coverage.Minutes(periods, period, window), fault);
        }
    }
}
