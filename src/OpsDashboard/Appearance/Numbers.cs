using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Appearance;

/// <summary>Signs and lengths of pages; the numbers themselves are written by <see cref="Quantity"/>.</summary>
public static class Numbers
{
    /// <summary>Shown where a number would stand but nothing can be said.</summary>
    public const string None = Quantity.None;

    /// <summary>"≥ 95 %".</summary>
    /// <param name="beside">The value that stands beside it, if there is one.</param>
    public static string Objective(Comparison comparison, double objective, string unit, double? beside = null) =>
        $"{Sign(comparison)} {Quantity.Limit(objective, unit, beside)}";

    /// <summary>Number for CSS lengths and SVG coordinates: at most two decimals, so that pages stay small.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Above => ">",
        Comparison.AtLeast => "≥",
        Comparison.Below => "<",
        _ => "≤",
    };
}
