using System.Text;

namespace OpsDashboard.Api.Signals;

/// <summary>A signal's points as CSV: a row a point, nothing else. What is to be said about all of them is in the JSON.</summary>
static class SignalCsv
{
    // Units as words, for a column's name is often used as an identifier.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["%"] = "percent",
        ["min"] = "minutes",
        ["h"] = "hours",
    };

    /// <summary>In UTF-8 without a byte order mark: programs would take it for a part of the first column's name, and all but a unit is ASCII.</summary>
    public static byte[] Of(SignalSeries series)
    {
        var (signal, unit) = (CsvText.Cell(series.Id), CsvText.Cell(series.Unit));
        var text = new StringBuilder($"time_utc,{ValueColumn(series.Unit)},unit,signal").Append(CsvText.NewLine);
        foreach (var point in series.Points)
        {
            text.Append($"{CsvText.Cell(DateTimeOffset.FromUnixTimeSeconds(point.UnixSeconds))},{CsvText.Cell(point.Value)},{unit},{signal}").Append(CsvText.NewLine);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>For example <c>value_seconds</c>; <c>value_mbit_per_s</c>.</summary>
    public static string ValueColumn(string unit)
    {
        var word = Words.GetValueOrDefault(unit, unit.Replace("/", " per ", StringComparison.Ordinal));
        var parts = new string([.. word.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('_', parts.Prepend("value"));
    }
}
