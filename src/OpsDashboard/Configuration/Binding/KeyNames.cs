using System.Reflection;

namespace OpsDashboard.Configuration.Binding;

/// <summary>Which keys an object may have, and which of them was probably meant.</summary>
static class KeyNames
{
    // No key of ours is as long.
    private const int LongestKey = 40;

    /// <summary>For example <c>allowed are Warning, Critical, Direction; did you mean Warning?</c></summary>
    public static string Allowed(string unknown, IReadOnlyDictionary<string, PropertyInfo> members)
    {
        var names = members.Values.Select(member => member.Name).ToArray();
        var hint = Nearest(unknown, names) is { } nearest ? $"; did you mean {nearest}?" : "";
        return $"allowed are {string.Join(", ", names)}{hint}";
    }

    /// <summary>The name that few typing errors part from the unknown one; null when none is near.</summary>
    /// <param name="longest">Bound on the work, which grows with the length: longer names are not compared.</param>
    /// <param name="lettersAnError">One error is forgiven for so many letters, two always.</param>
    public static string? Nearest(string unknown, IEnumerable<string> names, int longest = LongestKey, int lettersAnError = 3)
    {
        if (unknown.Length > longest)
        {
            return null;
        }

        var (name, distance) = names.Select(name => (name, Distance(unknown.ToLowerInvariant(), name.ToLowerInvariant()))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(2, name.Length / lettersAnError) ? name : null;
    }

    // Levenshtein, one row at a time.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
