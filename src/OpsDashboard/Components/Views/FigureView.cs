using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A number read from buckets, with the ends of its bucket beside.</summary>
/// <param name="Text">"9.1 s", "> 25 s", "&lt; 10 s", or a dash.</param>
/// <param name="Range">"8–10 s"; null when the text says it all.</param>
public sealed record FigureView(string Text, string? Range)
{
    /// <summary>A percentile: interpolated, with the ends it lies between.</summary>
    public static FigureView Of(Quantile quantile, string unit) => quantile.Value is not { } value
        ? new FigureView(Numbers.None, null)
        : new FigureView(Numbers.WithUnit(value, unit, quantile.Bound), quantile.Bound is null ? Quantity.Between(quantile.Lower, quantile.Upper, unit) : null);

    /// <summary>The slowest of all: buckets do not tell it, only below what it lies.</summary>
    public static FigureView OfSlowest(Quantile quantile, string unit) => quantile is { Bound: null, Upper: { } upper }
        ? new FigureView($"< {Numbers.WithUnit(upper, unit)}", null)
        : Of(quantile, unit);
}
