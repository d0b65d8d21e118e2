using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace OpsDashboard.Emulator.Controls;

/// <summary>What differs between two records of one kind, in words: "connector min instances 2 → 4".</summary>
static partial class Differences
{
    public static IEnumerable<string> Between<T>(T before, T after) =>
        from property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let values = (From: Text(property.GetValue(before)), To: Text(property.GetValue(after)))
        where values.From != values.To
        select $"{Words(property.Name)} {values.From} → {values.To}";

    private static string Words(string name) => Capital().Replace(name, match => $" {match.Value}").Trim().ToLowerInvariant();

    private static string Text(object? value) => value switch
    {
        null => "none",
        true => "on",
        false => "off",
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds} s"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "none",
    };

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capital();
}
