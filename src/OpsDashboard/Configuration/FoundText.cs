using System.Globalization;
using System.Text.Json;

namespace OpsDashboard.Configuration;

/// <summary>A configured value as it may be printed: short, on one line, without credentials.</summary>
static class FoundText
{
    /// <summary>Stands in for a value that may hold a password.</summary>
    public const string Hidden = "a value that is not shown here";

    public static string Of(object? value) => value switch
    {
        null => "nothing",
        string text => OfText(text),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        DateTimeOffset time when time == default => "nothing",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        _ => OfText(value.ToString() ?? ""),
    };

    private static string OfText(string text) => text.Length == 0 ? "an empty text" : OneLine.Of(text);
}
