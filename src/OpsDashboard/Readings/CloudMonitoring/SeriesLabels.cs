using System.Text;
using Google.Protobuf.Collections;
using Wire = Google.Cloud.Monitoring.V3;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>What tells one series from another.</summary>
static class SeriesLabels
{
    /// <summary>Labels of metric and resource by bare key, the metric's first: they are the ones an application chose itself.</summary>
    public static IReadOnlyDictionary<string, string> Merge(Wire.TimeSeries series)
    {
        var labels = new Dictionary<string, string>();
        foreach (var (key, value) in (series.Resource?.Labels ?? []).Concat(series.Metric?.Labels ?? []))
        {
            labels[UntrustedText.Bounded(key, UntrustedText.LabelLength)] = UntrustedText.Bounded(value, UntrustedText.LabelLength);
        }

        return labels;
    }

    /// <summary>Equal for two pieces of one series, different otherwise, whatever their labels contain.</summary>
    public static string Key(Wire.TimeSeries series)
    {
        var key = new StringBuilder();
        Append(key, series.Metric?.Type ?? "", series.Metric?.Labels);
        Append(key, series.Resource?.Type ?? "", series.Resource?.Labels);
        return key.ToString();
    }

    private static void Append(StringBuilder key, string type, MapField<string, string>? labels)
    {
        AppendText(key, type);
        key.Append(labels?.Count ?? 0).Append(';');
        foreach (var (name, value) in (labels ?? []).OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            AppendText(key, name);
            AppendText(key, value);
        }
    }

    // Length first, so that no label can imitate the boundary between two.
    private static void AppendText(StringBuilder key, string text) => key.Append(text.Length).Append(':').Append(text);
}
