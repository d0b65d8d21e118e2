using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration;

/// <summary>What the program itself must know of a filter; the rest is the server's business.</summary>
public static partial class MetricFilter
{
    /// <summary>The one metric type named by a filter such as <c>metric.type = "a/b" AND …</c>; null when there is none or more than one.</summary>
    public static string? MetricType(string filter)
    {
        var matches = TypePattern().Matches(filter);
        return matches.Count == 1 ? matches[0].Groups["type"].Value : null;
    }

    [GeneratedRegex("metric\\.type\\s*=\\s*\"(?<type>[^\"\\\\]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypePattern();
}
