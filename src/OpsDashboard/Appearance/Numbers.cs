using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Appearance;

/// <summary>Numbers as people read them: one place, the invariant culture, never more digits than help.</summary>
public static class Numbers
{
    /// <summary>Shown where a number would stand but nothing can be said.</summary>
    public const string None = "—";

    /// <summary>As in the snapshot's reasons, so that page and JSON say the same.</summary>
    public static string Of(double value) => Of(value, comparedWith: null);

    /// <summary>With more digits where rounding would make it equal to what it is compared with.</summary>
    public static string Of(double value, double? comparedWith) => double.IsFinite(value) ? Quantity.Number(value, comparedWith) : None;

    /// <summary>"97 %", "> 25 s", "71 connections".</summary>
    public static string WithUnit(double value, string unit, Bound? bound = null, double? comparedWith = null) =>
        Join(Prefix(bound) + Of(value, comparedWith), unit);

    /// <summary>"> " before a lower bound: the true value is this or more.</summary>
    public static string Prefix(Bound? bound) => bound is Bound.AtLeast ? "> " : "";

    /// <summary>"0 of 108".</summary>
    public static string Share(double part, double whole) => $"{Of(part)} of {Of(whole)}";

    /// <summary>"≥ 95 %".</summary>
    public static string Objective(Comparison comparison, double objective, string unit) =>
        Join($"{Sign(comparison)} {Of(objective)}", unit);

    /// <summary>Number for CSS lengths and SVG coordinates: at most two decimals, so that pages stay small.</summary>
    public static string Coordinate(double value) => Text(value, "0.##");

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Above => ">",
        Comparison.AtLeast => "≥",
        Comparison.Below => "<",
        _ => "≤",
    };

    private static string Join(string number, string unit) => unit.Length == 0 ? number : $"{number} {unit}";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
