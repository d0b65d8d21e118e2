using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Numbers in words: the one way a value is written for people.</summary>
public static class Quantity
{
    /// <summary>Three significant digits, no exponent, with its unit: "97.3 %", "0 %", "1,250 ms".</summary>
    public static string Text(double value, string unit) => Join(Number(value), unit);

    /// <summary>The same, with "&gt;" for a lower bound.</summary>
    public static string Text(double value, string unit, Bound? bound) => bound is null ? Text(value, unit) : $"> {Text(value, unit)}";

    /// <summary>Where the true value lies: "8–10 s", "60 s or more", "below 1 s"; empty when neither end is known.</summary>
    public static string Between(double? lower, double? upper, string unit) => (lower, upper) switch
    {
        ({ } from, { } to) => Text(from, to, unit),
        ({ } from, null) => $"{Text(from, unit)} or more",
        (null, { } to) => $"below {Text(to, unit)}",
        _ => "",
    };

    private static string Text(double from, double to, string unit) => Join($"{Number(from)}–{Number(to)}", unit);

    /// <summary>Three significant digits or so, thousands grouped.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1000 => Format(value, "N0"),
        >= 100 => Format(value, "0"),
        >= 10 => Format(value, "0.#"),
        >= 0.01 => Format(value, "0.##"),
        _ => Format(value, "0.##e0"),
    };

    /// <summary>As <see cref="Number(double)"/>, with more digits where rounding would make it equal to what it is compared with:
    /// 94.96 % beside an objective of 95 % must not read "95 %".</summary>
    public static string Number(double value, double? comparedWith)
    {
        var text = Number(value);
        if (comparedWith is not { } other || value.Equals(other) || text != Number(other))
        {
            return text;
        }

        foreach (var format in (string[])["0.#", "0.##", "0.###", "0.####"])
        {
            var finer = Format(value, format);
            if (finer != Format(other, format))
            {
                return finer;
            }
        }

        return Format(value, "R");
    }

    /// <summary>"94.96 %, must be at least 95 %".</summary>
    public static string Miss(double measured, Comparison comparison, double objective, string unit) =>
        $"{Join(Number(measured, objective), unit)}, must be {Text(comparison, objective, unit)}";

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

    private static string Join(string number, string unit) => unit.Length == 0 ? number : $"{number} {unit}";

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
