using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The label of one step of the timeout.</summary>
/// <param name="Label">"20 s · 2.5×".</param>
/// <param name="X">Where the step begins, in percent.</param>
/// <param name="ToTheLeft">Whether the label ends there, because it would run out of the plot.</param>
public sealed record TimeoutStepView(DateTimeOffset From, string Label, double X, double Y, bool ToTheLeft)
{
    private const double LastRoom = 85;

    /// <summary>One for each timeout of the history.</summary>
    public static ValueList<TimeoutStepView> Of(TimeoutHistory history, TimeAxis axis, ValueAxis values) => history.Timeouts.Select((step, index) =>
    {
        var x = Math.Clamp(axis.X(step.From.ToUnixTimeSeconds()), 0, 100);
        var factor = index == 0 ? "" : $" · {HistoryView.Factor(step.Value, history.Timeouts[index - 1].Value)}";
        return new TimeoutStepView(step.From, $"{Quantity.Limit(step.Value, history.Unit)}{factor}", x, values.Y(step.Value), x > LastRoom);
    }).ToValueList();
}
