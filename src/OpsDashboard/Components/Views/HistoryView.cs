using OpsDashboard.Components.Charts;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The timeout as steps over what it cuts, drawn in percent of the plot.</summary>
/// <param name="Summary">"Timeout 8 s, then 20 s (2.5×) …".</param>
/// <param name="Cutoffs">Where the duration is only known to be at least the drawn line.</param>
/// <param name="Steps">Each timeout, with where its label stands.</param>
public sealed record HistoryView(
    string Title,
    string Summary,
    string? Failure,
    string DurationPath,
    string TimeoutPath,
    ValueList<BandView> Cutoffs,
    ValueList<TimeoutStepView> Steps,
    ValueList<TickView> ValueTicks,
    ValueList<TickView> TimeTicks,
    ValueList<HistoryRow> Rows)
{
    private const int RowLimit = 25;

    /// <summary>From the history of an incident's timeout.</summary>
    public static HistoryView Of(TimeoutHistory history)
    {
        var axis = new TimeAxis(history.From, history.To);
        var top = ValueAxis.Above(history.Duration.Select(point => point.Value).Concat(history.Timeouts.Select(step => (double?)step.Value)));
        return new HistoryView(
            history.Title,
            Summarise(history),
            history.Failure,
            ChartPath.Of(history.Duration.Select(point => (axis.X(point.UnixSeconds), point.Value is { } value ? (double?)top.Y(value) : null)), axis.Width(history.Step) * 1.5),
            StepPath(history.Timeouts, axis, top),
            BandView.Of(history.Duration, history.Step, history.Unit, axis, top),
            TimeoutStepView.Of(history, axis, top),
            top.Ticks(history.Unit),
            axis.Ticks(),
            Tabulate(history));
    }

    private static string StepPath(ValueList<TimeoutStep> steps, TimeAxis axis, ValueAxis top) => string.Concat(steps.Select((step, index) =>
    {
        var x = Numbers.Coordinate(Math.Clamp(axis.X(step.From.ToUnixTimeSeconds()), 0, 100));
        var y = Numbers.Coordinate(top.Y(step.Value));
        return index == 0 ? $"M{x} {y}" : $"H{x}V{y}";
    })) + (steps.Count > 0 ? "H100" : "");

    private static string Summarise(TimeoutHistory history)
    {
        var steps = history.Timeouts;
        var timeout = steps.Count == 0 ? "No timeout is known."
            : $"Timeout {Quantity.Limit(steps[0].Value, history.Unit)}{string.Concat(steps.Skip(1).Select((step, i) => $", then {Quantity.Limit(step.Value, history.Unit)} ({Factor(step.Value, steps[i].Value)}) from {Times.Day(step.From)}"))}.";
        var known = history.Duration.Where(point => point.Value is not null).ToArray();
        return known.Length == 0 ? $"{timeout} No data of {history.Title} in this time."
            : $"{timeout} {history.Title}, p95: {Text(known[0], history.Unit)} at first, {Text(known[^1], history.Unit)} now.";
    }

    /// <summary>"2.5×".</summary>
    internal static string Factor(double value, double before) => before > 0 ? $"{Quantity.Number(value / before)}×" : "new";

    private static ValueList<HistoryRow> Tabulate(TimeoutHistory history)
    {
        var stride = Math.Max(1, (int)Math.Ceiling(history.Duration.Count / (double)RowLimit));
        return history.Duration
            .Reverse()
            .Where((_, index) => index % stride == 0)
            .Select(point => DateTimeOffset.FromUnixTimeSeconds(point.UnixSeconds) is var at
                ? new HistoryRow(at, Text(point, history.Unit), InForce(history, at))
                : null)
            .OfType<HistoryRow>()
            .ToValueList();
    }

    private static string InForce(TimeoutHistory history, DateTimeOffset at) =>
        history.Timeouts.LastOrDefault(step => step.From <= at) is { Value: > 0 } step ? Quantity.Limit(step.Value, history.Unit) : Numbers.None;

    private static string Text(TimelinePoint point, string unit) =>
        point.Value is { } value ? Quantity.Text(value, unit, point.AtLeast ? Bound.AtLeast : null) : "no data";
}

/// <summary>A row of the table beside the chart.</summary>
public sealed record HistoryRow(DateTimeOffset At, string Duration, string Timeout);
