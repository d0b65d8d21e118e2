using System.Globalization;
using System.Reflection;

namespace OpsDashboard.Emulator.Controls;

/// <summary>What differs between two records of one kind, in words for the log.</summary>
static class Differences
{
    public static string Of<T>(T before, T after) => string.Join(
        ", ",
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property.Name, From: Text(property.GetValue(before)), To: Text(property.GetValue(after))))
            .Where(difference => difference.From != difference.To)
            .Select(difference => $"{difference.Name} {difference.From} → {difference.To}"));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";
}
