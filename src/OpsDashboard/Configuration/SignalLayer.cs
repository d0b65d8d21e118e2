namespace OpsDashboard.Configuration;

/// <summary>Of what a signal tells the state.</summary>
public enum SignalLayer
{
    Application,
    Infrastructure,
}

/// <summary>The layer of a signal that does not say it.</summary>
public static class SignalLayers
{
    /// <summary>What a program writes about itself lies under these; the other metrics are Google's, of its services.</summary>
    private static readonly string[] OwnMetrics =
        ["logging.googleapis.com/user/", "custom.googleapis.com/", "workload.googleapis.com/", "external.googleapis.com/", "prometheus.googleapis.com/"];

    /// <summary>By the filter's metric type.</summary>
    public static SignalLayer Of(string filter) =>
        MetricFilter.MetricType(filter) is { } metric && !Array.Exists(OwnMetrics, prefix => metric.StartsWith(prefix, StringComparison.Ordinal))
            ? SignalLayer.Infrastructure
            : SignalLayer.Application;
}
