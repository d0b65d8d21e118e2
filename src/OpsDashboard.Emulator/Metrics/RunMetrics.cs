using Google.Api;
using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>What Cloud Run itself measures. Instances are written every minute, also when there are none.</summary>
sealed class RunMetrics
{
    private readonly RevisionSeries _active;
    private readonly RevisionSeries _idle;
    private readonly RevisionSeries _startup;
    private readonly RevisionSeries _connectionLatency;
    private readonly RevisionSeries _connectionRequests;
    private readonly RevisionSeries _connectionRefused;

    public RunMetrics(SeriesTable table)
    {
        var instances = Define("container/instance_count", MetricKind.Gauge, ValueType.Int64, "1", "Container instances") with { Labels = ["state"] };
        _active = new(table, instances, ("state", "active"));
        _idle = new(table, instances, ("state", "idle"));
        _startup = new(table, Define("container/startup_latencies", MetricKind.Delta, ValueType.Distribution, "ms", "Time to a ready container") with
        {
            Stage = LaunchStage.Beta,
            Buckets = Buckets.Exponential(finite: 40, growth: 1.4, scale: 1),
        });
        _connectionLatency = new(table, Define("infrastructure/cloudsql/connection_latencies", MetricKind.Delta, ValueType.Distribution, "us", "Latency of connections to Cloud SQL that came about") with
        {
            Buckets = Buckets.Exponential(finite: 60, growth: 1.4, scale: 1),
        });
        _connectionRequests = new(table, Define("infrastructure/cloudsql/connection_request_count", MetricKind.Delta, ValueType.Int64, "1", "Connection attempts to Cloud SQL"));
        _connectionRefused = new(table, Define("infrastructure/cloudsql/connection_refused_count", MetricKind.Delta, ValueType.Int64, "1", "Connections to Cloud SQL refused"));
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        writer.Write(_active[facts.Revision], facts.Minute, (long)facts.Active);
        writer.Write(_idle[facts.Revision], facts.Minute, (long)facts.Idle);
        if (facts.Ended.Count == 0)
            return;
        foreach (var (revision, ended) in facts.ByRevision().Where(group => group.Ended.Count > 0))
        {
            var connections = ended.SelectMany(start => start.Connections).ToList();
            writer.Write(_startup[revision], facts.Minute, ended.Where(start => start.Succeeded).Select(start => (start.To - start.From) * 1000));
            writer.Write(_connectionLatency[revision], facts.Minute,
                connections.Where(connection => connection.Outcome is ConnectionOutcome.Open).Select(connection => connection.DialSeconds * 1_000_000));
            writer.Write(_connectionRequests[revision], facts.Minute, (long)connections.Count);
            writer.Write(_connectionRefused[revision], facts.Minute, (long)connections.Count(connection => connection.Outcome is ConnectionOutcome.Refused));
        }
    }

    private static MetricDefinition Define(string name, MetricKind kind, ValueType type, string unit, string description) =>
        new($"run.googleapis.com/{name}", kind, type, unit)
        {
            Description = description,
            Resources = [MonitoredResourceType.Revision],
            Delay = TimeSpan.FromSeconds(120),
            DelayIsTold = true,
        };
}
