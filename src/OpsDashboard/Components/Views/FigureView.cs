using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A number read from buckets, with the ends of its bucket beside.</summary>
/// <param name="Text">"9.1 s", "> 25 s", "&lt; 10 s", or a dash.</param>
/// <param name="Range">"8–10 s"; null when the text says it all.</param>
public sealed record FigureView(string Text, string? Range)
{
    /// <summary>A percentile: interpolated, with the ends it lies between.</summary>
    /// <param name="timeout">That stands beside it.</param>
    public static FigureView Of(Quantile quantile, string unit, double? timeout) => quantile.Value is not { } value
        ? new FigureView(Numbers.None, null)
        : new FigureView(Quantity.Text(value, unit, quantile.Bound, timeout), quantile.Bound is null ? Quantity.Between(quantile.Lower, quantile.Upper, unit, timeout) : null);

    /// <summary>The slowest of all: buckets do not tell it, only below what it lies.</summary>
    public static FigureView OfSlowest(Quantile quantile, string unit, double? timeout) => quantile is { Bound: null, Upper: { } upper }
        ? new FigureView($"< {Quantity.Text(upper, unit, timeout)}", null)
        : Of(quantile, unit, timeout);
}
