using System.Text.Json;

namespace OpsDashboard.Components.Views;

/// <summary>Where people can ask the same question themselves.</summary>
/// <param name="ProjectId">The Google Cloud project whose metrics are read.</param>
public sealed record MetricSource(string ProjectId)
{
    /// <summary>A command for a shell: the points of a filter between two times, by the REST API and the caller's own credentials.</summary>
    public string Command(string filter, DateTimeOffset from, DateTimeOffset to) => string.Join(
        " \\\n  ",
        "curl -sSG " + Quote($"https://monitoring.googleapis.com/v3/projects/{Uri.EscapeDataString(ProjectId)}/timeSeries"),
        "-H \"Authorization: Bearer $(gcloud auth print-access-token)\"",
        "--data-urlencode " + Quote("filter=" + filter),
        "--data-urlencode " + Quote("interval.startTime=" + Times.Iso(from)),
        "--data-urlencode " + Quote("interval.endTime=" + Times.Iso(to)));

    /// <summary>The same filter in Google's console, Metrics explorer.</summary>
    /// <remarks>Google does not document the page's state; a filter it cannot read leaves an empty explorer of the right project.</remarks>
    public string Console(string filter)
    {
        var state = JsonSerializer.Serialize(new
        {
            xyChart = new { dataSets = new[] { new { timeSeriesFilter = new { filter }, targetAxis = "Y1", plotType = "LINE" } } },
        });
        return $"https://console.cloud.google.com/monitoring/metrics-explorer?project={Uri.EscapeDataString(ProjectId)}&pageState={Uri.EscapeDataString(state)}";
    }

    // In single quotes a POSIX shell expands nothing; a single quote itself is written outside of them.
    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
