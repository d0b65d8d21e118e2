using OpsDashboard.Configuration.Binding;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Metric types that Google itself writes for what this product watches; a misspelled one is mostly one of them.</summary>
/// <remarks>https://docs.cloud.google.com/monitoring/api/metrics_gcp</remarks>
static class KnownMetrics
{
    // The longest that Google allows; it bounds the work of the comparison.
    private const int LongestType = 200;

    // "request_latency" for "request_latencies" is a slip, "request_count" for "request_latencies" is another metric.
    private const int LettersAnError = 12;

    private static readonly string[] Types =
    [
        "run.googleapis.com/container/billable_instance_time",
        "run.googleapis.com/container/cpu/allocation_time",
        "run.googleapis.com/container/cpu/utilizations",
        "run.googleapis.com/container/instance_count",
        "run.googleapis.com/container/max_request_concurrencies",
        "run.googleapis.com/container/memory/utilizations",
        "run.googleapis.com/container/network/received_bytes_count",
        "run.googleapis.com/container/network/sent_bytes_count",
        "run.googleapis.com/container/probe_attempt_count",
        "run.googleapis.com/container/probe_latencies",
        "run.googleapis.com/container/startup_latencies",
        "run.googleapis.com/infrastructure/cloudsql/connection_latencies",
        "run.googleapis.com/infrastructure/cloudsql/connection_refused_count",
        "run.googleapis.com/infrastructure/cloudsql/connection_request_count",
        "run.googleapis.com/request_count",
        "run.googleapis.com/request_latencies",
        "vpcaccess.googleapis.com/connector/cpu/utilizations",
        "vpcaccess.googleapis.com/connector/instances",
        "vpcaccess.googleapis.com/connector/received_bytes_count",
        "vpcaccess.googleapis.com/connector/received_packets_count",
        "vpcaccess.googleapis.com/connector/sent_bytes_count",
        "vpcaccess.googleapis.com/connector/sent_packets_count",
        "cloudsql.googleapis.com/database/cpu/utilization",
        "cloudsql.googleapis.com/database/disk/utilization",
        "cloudsql.googleapis.com/database/memory/utilization",
        "cloudsql.googleapis.com/database/network/connections",
        "cloudsql.googleapis.com/database/postgresql/num_backends",
        "cloudsql.googleapis.com/database/postgresql/num_backends_by_state",
        "cloudsql.googleapis.com/database/postgresql/new_connection_count",
        "cloudsql.googleapis.com/database/up",
    ];

    /// <summary>What was probably meant; null when nothing is near.</summary>
    /// <param name="seen">Types whose descriptor the source has.</param>
    public static string? Nearest(string type, IEnumerable<string> seen) =>
        KeyNames.Nearest(type, seen.Concat(Types).Where(known => known != type), LongestType, LettersAnError);
}
