using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>The timeout's steps and what it cuts, over days.</summary>
static class HistoryEvaluation
{
    /// <summary>The interval and its step. It ends on a multiple of the step, so that finished steps do not change.</summary>
    public static (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) Axis(
        PhasesOptions phases, SignalOptions timed, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var step = ChartSteps.Of(phases.History);
        var to = SignalQueries.Floor(now - SignalQueries.Delay(timed, timings), step);
        return (to - (Math.Ceiling(phases.History / step) * step), to, step);
    }

    public static SeriesRequest Request(SignalOptions timed, (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis) =>
        SignalQueries.Values(timed, axis.From, axis.To, axis.Step);

    public static TimeoutHistory? Evaluate(PhasesOptions phases, SignalOptions timed, DashboardOptions options, CriterionInput input)
    {
        var axis = Axis(phases, timed, input.Readings.Timings, input.Now);
        var reading = input.Readings[Request(timed, axis)];
        return new TimeoutHistory(
            axis.From,
            axis.To,
            axis.Step,
            timed.Title,
            timed.Unit,
            Ends(axis).Select(end => Duration(timed, reading.Series, end - axis.Step, end, Facts.Then(options, input.Readings.Configuration, timed.TimeoutFact, end))).ToValueList(),
            Timeouts(phases.TimeoutFact, options, input.Readings.Configuration, axis.From, input.Now),
            reading.Failure?.Reason ?? reading.Partial);
    }

    private static IEnumerable<DateTimeOffset> Ends((DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis)
    {
        for (var end = axis.From + axis.Step; end <= axis.To; end += axis.Step)
        {
            yield return end;
        }
    }

    private static TimelinePoint Duration(SignalOptions timed, ValueList<Series> series, DateTimeOffset from, DateTimeOffset to, double? timeout)
    {
        var measured = Measurement.Of(timed with { Percentile = 95 }, series, from, to, timeout);
        return new TimelinePoint(to.ToUnixTimeSeconds(), measured.Value, measured.Bound == Bound.AtLeast);
    }

    /// <summary>What is in force at the beginning, each recorded change up to now, and what is configured now where that differs.</summary>
    private static ValueList<TimeoutStep> Timeouts(string id, DashboardOptions options, LiveConfiguration live, DateTimeOffset from, DateTimeOffset now)
    {
        if (options.Incidents.SelectMany(incident => incident.Facts).FirstOrDefault(fact => fact.Id == id) is not { } fact)
        {
            return [];
        }

        var first = fact.At(from) is { } value ? new[] { new TimeoutStep(from, value) } : [];
        var changes = fact.Steps.Where(step => step.From > from && step.From <= now).OrderBy(step => step.From).Select(step => new TimeoutStep(step.From, step.Value));
        TimeoutStep[] recorded = [.. first, .. changes];
        return fact.Live is { } name && live.Find(name) is { Number: { } number } seen && (recorded.Length == 0 || !recorded[^1].Value.Equals(number))
            ? [.. recorded.Where(step => step.From < seen.Since), new TimeoutStep(seen.Since > from ? seen.Since : from, number)]
            : recorded.ToValueList();
    }
}
