using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Numbers as people read them: the one place where a number becomes text, for every page, report, badge, reason and log.</summary>
/// <remarks>
/// A value is rounded to what helps, a limit is not: it reads as it was configured. A value is shown with as many digits as it takes to
/// stand on its own side of every limit beside it: 69.97 with a warning from 70 reads "69.97", never "70". A share in percent always stands
/// beside 0 and 100: 3,000 of 3,001 is "99.97 %".
/// </remarks>
public static class Quantity
{
    /// <summary>Shown where a number would stand but nothing can be said.</summary>
    public const string None = "—";

    private const string Percent = "%";

    // Nobody writes a limit of more digits; a quotient or a product nearly always has more.
    private const int MostConfiguredDigits = 13;

    // In between, all 17 digits of a double fit into a decimal.
    private const double LeastDecimal = 1e-9;
    private const double MostDecimal = 1e15;

    /// <summary>About three significant digits, more where a limit needs them; thousands grouped; <see cref="None"/> of what is no number.</summary>
    /// <param name="limits">What it is shown beside: objective, thresholds, or the whole that it is a part of.</param>
    public static string Number(double value, params ReadOnlySpan<double?> limits) => Number(value, "", limits);

    /// <summary>The same, knowing the unit that stands elsewhere: in percent, 0 and 100 are limits too.</summary>
    public static string Number(double value, string unit, params ReadOnlySpan<double?> limits)
    {
        if (!double.IsFinite(value))
        {
            return None;
        }

        foreach (var text in Roundings(value))
        {
            var shown = Parse(text);
            if ((unit != Percent || (IsOnItsSide(shown, value, 0) && IsOnItsSide(shown, value, 100))) && IsOnItsSide(shown, value, limits))
            {
                return text;
            }
        }

        return Exact(value);
    }

    /// <summary>With its unit: "97.3 %", "0 %", "1,250 ms".</summary>
    public static string Text(double value, string unit, params ReadOnlySpan<double?> limits) => Join(Number(value, unit, limits), unit);

    /// <summary>The same, with "&gt;" for a lower bound: the true value is this or more.</summary>
    public static string Text(double value, string unit, Bound? bound, params ReadOnlySpan<double?> limits) => Prefix(bound) + Text(value, unit, limits);

    /// <summary>"&gt; " before a lower bound.</summary>
    public static string Prefix(Bound? bound) => bound is Bound.AtLeast ? "> " : "";

    /// <summary>A limit as it was configured: "99.99", "1,500". One that was computed and has more digits than anybody writes is rounded,
    /// but never to the other side of the value it is shown beside.</summary>
    public static string Limit(double limit, double? beside = null)
    {
        if (!double.IsFinite(limit))
        {
            return None;
        }

        var exact = Exact(limit);
        if (exact.Count(char.IsAsciiDigit) - (exact.StartsWith("0.", StringComparison.Ordinal) ? 1 : 0) <= MostConfiguredDigits)
        {
            return exact;
        }

        return Roundings(limit).FirstOrDefault(text => beside is not { } value || value.CompareTo(Parse(text)) == value.CompareTo(limit)) ?? exact;
    }

    /// <summary>"99.99 %".</summary>
    public static string Limit(double limit, string unit, double? beside = null) => Join(Limit(limit, beside), unit);

    /// <summary>"0 of 108"; a part that is less than the whole never reads as the whole.</summary>
    public static string Share(double part, double whole) => $"{Number(part, whole)} of {Limit(whole, part)}";

    /// <summary>Where the true value lies: "8–10 s", "60 s or more", "below 1 s"; empty when neither end is known.</summary>
    public static string Between(double? lower, double? upper, string unit, params ReadOnlySpan<double?> limits) => (lower, upper) switch
    {
        ({ } from, { } to) => Join($"{Number(from, unit, limits)}–{Number(to, unit, limits)}", unit),
        ({ } from, null) => $"{Text(from, unit, limits)} or more",
        (null, { } to) => $"below {Text(to, unit, limits)}",
        _ => "",
    };

    /// <summary>"94.96 %, must be at least 95 %".</summary>
    public static string Miss(double measured, Comparison comparison, double objective, string unit) =>
        $"{Text(measured, unit, objective)}, must be {Text(comparison, objective, unit, measured)}";

    /// <summary>For example "above 80 %".</summary>
    /// <param name="beside">The value that stands beside it, if there is one.</param>
    public static string Text(Comparison comparison, double limit, string unit, double? beside = null) => $"{Word(comparison)} {Limit(limit, unit, beside)}";

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

    private static bool IsOnItsSide(double shown, double value, ReadOnlySpan<double?> limits)
    {
        foreach (var limit in limits)
        {
            if (limit is { } known && double.IsFinite(known) && shown.CompareTo(Parse(Limit(known, value))) != value.CompareTo(known))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOnItsSide(double shown, double value, double limit) => shown.CompareTo(limit) == value.CompareTo(limit);

    /// <summary>The value with few digits, then with one more each, up to all of them.</summary>
    private static IEnumerable<string> Roundings(double value)
    {
        var size = Math.Abs(value);
        if (size is >= LeastDecimal and < MostDecimal)
        {
            var exact = Decimal(value);
            for (var digits = Digits(size); digits < exact.Scale; digits++)
            {
                yield return Format(Math.Round(exact, digits, MidpointRounding.AwayFromZero));
            }
        }
        else if (size > 0)
        {
            yield return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        }

        yield return Exact(value);
    }

    private static int Digits(double size) => size switch
    {
        >= 100 => 0,
        >= 10 => 1,
        >= 0.1 => 2,
        _ => 1 - (int)Math.Floor(Math.Log10(size)),
    };

    /// <summary>The shortest text that reads back as the same number, without an exponent where that is short enough to be read.</summary>
    private static string Exact(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= LeastDecimal and < MostDecimal => Format(Decimal(value)),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    // By its text: a cast would keep 15 digits only.
    private static decimal Decimal(double value) => decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Format(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
