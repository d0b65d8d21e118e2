namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>What must be known of a call to say in words why it failed.</summary>
/// <param name="ProjectId">Project that was asked.</param>
/// <param name="MetricType">Metric that was asked for; null when the filter does not name exactly one.</param>
/// <param name="Permission">What the account needs.</param>
/// <param name="Deadline">How long an answer was awaited.</param>
/// <param name="Nearest">Known metric that was probably meant, should there be none of that name.</param>
sealed record FailedCall(string ProjectId, string? MetricType, string Permission, TimeSpan Deadline, string? Nearest = null)
{
    public const string ListTimeSeries = "monitoring.timeSeries.list";
    public const string GetMetricDescriptor = "monitoring.metricDescriptors.get";
}
