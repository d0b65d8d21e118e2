using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;

namespace OpsDashboard.Components.Views;

/// <summary>What the incident costs, in words.</summary>
/// <param name="DownMinutes">"355 to 358", or the mark of nothing known.</param>
/// <param name="Amount">"USD 169 to 307"; null when no revenue is configured.</param>
public sealed record ImpactView(
    DateTimeOffset Since, DateTimeOffset Until, bool IsOver, string FailedStarts, string DownMinutes, string DownRule, string? Amount, string? Formula, string? Source, string? Reason)
{
    /// <summary>From what was computed.</summary>
    public static ImpactView Of(ComputedImpact impact) => new(
        impact.Since,
        impact.Until,
        impact.IsOver,
        impact is { FailedStarts: { } failed, Starts: { } starts } ? Quantity.Share(failed, starts) : Numbers.None,
        Range(impact.DownMinutes),
        impact.DownRule,
        impact.Revenue is { } revenue ? $"{revenue.Currency} {Range(revenue.Amount)}" : null,
        impact.Revenue?.Formula,
        impact.Revenue?.Source,
        impact.Reason);

    private static string Range(AmountRange? range) => range switch
    {
        null => Numbers.None,
        { } known when Quantity.Number(known.Low) == Quantity.Number(known.High) => Quantity.Number(known.Low),
        { } known => $"{Quantity.Number(known.Low)} to {Quantity.Number(known.High)}",
    };
}
