using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration;

/// <summary>What the program itself must know of a filter; the rest is the server's business.</summary>
public static partial class MetricFilter
{
    private const int MostKnown = 1_000;

    // Filters come from the configuration and are asked about many times a cycle; beyond the bound they are read anew.
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    /// <summary>The one metric type named by a filter such as <c>metric.type = "a/b" AND …</c>; null when there is none or more than one.</summary>
    public static string? MetricType(string filter)
    {
        if (Known.TryGetValue(filter, out var type))
        {
            return type;
        }

        type = Read(filter);
        if (Known.Count < MostKnown)
        {
            Known[filter] = type;
        }

        return type;
    }

    private static string? Read(string filter)
    {
        var matches = TypePattern().Matches(filter);
        return matches.Count == 1 ? matches[0].Groups["type"].Value : null;
    }

    [GeneratedRegex("metric\\.type\\s*=\\s*\"(?<type>[^\"\\\\]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypePattern();
}
