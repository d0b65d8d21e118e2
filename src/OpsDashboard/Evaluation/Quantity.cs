using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Numbers in words: the one way a value is written for people.</summary>
public static class Quantity
{
    /// <summary>Three significant digits, no exponent, with its unit: "97.3 %", "0 %", "1,250 ms".</summary>
    public static string Text(double value, string unit) => unit.Length == 0 ? Number(value) : $"{Number(value)} {unit}";

    /// <summary>The same, with "&gt;" for a lower bound.</summary>
    public static string Text(double value, string unit, Bound? bound) => bound is null ? Text(value, unit) : $"> {Text(value, unit)}";

    /// <summary>Three significant digits; integers from 1,000 on with separators.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size >= 100 || size == Math.Floor(size) ? "#,0" : size >= 10 ? "0.#" : size >= 0.01 ? "0.##" : "0.####";
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>For example "above 80 %".</summary>
    public static string Text(Comparison comparison, double value, string unit) => $"{Word(comparison)} {Text(value, unit)}";

    /// <summary>"1 h", "90 min", "24 h", "7 days".</summary>
    public static string Text(TimeSpan span) =>
        span.TotalDays >= 2 && span.Ticks % TimeSpan.TicksPerDay == 0 ? $"{span.TotalDays:0} days"
        : span.TotalHours >= 1 && span.Ticks % TimeSpan.TicksPerHour == 0 ? $"{span.TotalHours:0} h"
        : $"{span.TotalMinutes:0} min";

    /// <summary>Whether a value is what an objective asks for.</summary>
    public static bool Holds(this Comparison comparison, double value, double objective) => comparison switch
    {
        Comparison.Above => value > objective,
        Comparison.AtLeast => value >= objective,
        Comparison.Below => value < objective,
        _ => value <= objective,
    };

    private static string Word(Comparison comparison) => comparison switch
    {
        Comparison.Above => "above",
        Comparison.AtLeast => "at least",
        Comparison.Below => "below",
        _ => "at most",
    };
}
