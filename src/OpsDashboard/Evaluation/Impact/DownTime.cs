using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Impact;

/// <summary>Starts step by step → minutes down, as a range.</summary>
static class DownTime
{
    /// <summary>Low: steps with starts of which too few succeeded. High: also what touches them and shows no way out of the outage: steps
    /// without any start, and the step beside in which some starts failed, because it may have begun or ended in its midst.</summary>
    public static AmountRange Of(
        ImpactOptions impact, SignalOptions signal, ValueList<Series> series, (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis, DateTimeOffset since, DateTimeOffset until)
    {
        var steps = Steps(impact, signal, series, axis, since, until).ToArray();
        var high = steps.Select(step => step.Kind == StepKind.Down).ToArray();
        Spread(steps, high, Enumerable.Range(0, steps.Length), -1);
        Spread(steps, high, Enumerable.Range(0, steps.Length).Reverse(), +1);
        var low = steps.Where(step => step.Kind == StepKind.Down).Sum(step => step.Minutes);
        // Points that the last whole step does not reach yet: at the most all of that time is down too.
        var rest = steps.Length > 0 && high[^1] && until > axis.To ? (until - axis.To).TotalMinutes : 0;
        return new AmountRange(low, steps.Where((_, i) => high[i]).Sum(step => step.Minutes) + rest);
    }

    public static string Rule(ImpactOptions impact, SignalOptions signal, TimeSpan step) =>
        $"in steps of {Quantity.Text(step)}: at least those with starts of which {(impact.DownAtMost > 0 ? $"at most {Quantity.Limit(impact.DownAtMost, signal.Unit)}" : "none")} succeeded;"
        + " at most also those between and beside them without starts or with some that failed";

    private static void Spread((StepKind Kind, double Minutes)[] steps, bool[] high, IEnumerable<int> order, int back)
    {
        foreach (var i in order)
        {
            var beside = i + back;
            if (high[i] || beside < 0 || beside >= steps.Length || !high[beside])
            {
                continue;
            }

            // Silence goes on as long as it lasts; a step in which some starts succeeded ends it.
            high[i] = steps[i].Kind == StepKind.Silent || (steps[i].Kind == StepKind.Failing && steps[beside].Kind == StepKind.Down);
        }
    }

    private static IEnumerable<(StepKind Kind, double Minutes)> Steps(
        ImpactOptions impact, SignalOptions signal, ValueList<Series> series, (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis, DateTimeOffset since, DateTimeOffset until)
    {
        for (var end = axis.From + axis.Step; end <= axis.To; end += axis.Step)
        {
            var begin = end - axis.Step;
            var minutes = ((end < until ? end : until) - (begin > since ? begin : since)).TotalMinutes;
            if (minutes > 0)
            {
                yield return (Kind(impact, Measurement.Of(signal, series, begin, end, timeout: null)), minutes);
            }
        }
    }

    private static StepKind Kind(ImpactOptions impact, Measurement measured) => measured switch
    {
        { Total: 0 } or { Fault: not null } => StepKind.Silent,
        { Value: { } percent } when percent <= impact.DownAtMost => StepKind.Down,
        { Value: < 100 } => StepKind.Failing,
        _ => StepKind.Up,
    };

    private enum StepKind
    {
        Down,
        Failing,
        Silent,
        Up,
    }
}
