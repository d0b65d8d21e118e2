using System.Globalization;

namespace OpsDashboard.Configuration;

/// <summary>Numbers of incidents, which are mostly those of tickets: from 1 to <see cref="Largest"/>.</summary>
static class IncidentNumber
{
    /// <summary>2^53 − 1: JavaScript and many readers of JSON hold whole numbers exactly up to here.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>In words that follow "must be".</summary>
    public static readonly string Allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {Largest}");

    public static bool IsValid(long number) => number is >= 1 and <= Largest;

    /// <summary>Reads decimal digits; null when they are no number of an incident.</summary>
    public static long? Parse(string? digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && IsValid(number) ? number : null;
}
