using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Cloud SQL, sampled every minute whether something happens or not.</summary>
sealed class DatabaseMetrics
{
    private const string MaintenanceDatabase = "postgres";

    private readonly int _backends;
    private readonly int _systemBackends;
    private readonly int _newConnections;
    private readonly int _newSystemConnections;
    private readonly int _cpu;
    private readonly int _memory;
    private readonly int _up;

    public DatabaseMetrics(SeriesTable table)
    {
        var resource = LabelSet.Of(
            ("project_id", Scenario.ProjectId), ("region", Scenario.Location), ("database_id", Scenario.DatabaseId));
        int Add(MetricDefinition metric, params (string, string)[] labels) => table.Add(metric, resource, LabelSet.Of(labels));

        var backends = Define("postgresql/num_backends", MetricKind.Gauge, ValueType.Int64, "1", "Connections in use") with { Labels = ["database"] };
        _backends = Add(backends, ("database", Scenario.DatabaseName));
        _systemBackends = Add(backends, ("database", MaintenanceDatabase));
        var connections = Define("postgresql/new_connection_count", MetricKind.Delta, ValueType.Int64, "1", "New connections") with { Labels = ["database"] };
        _newConnections = Add(connections, ("database", Scenario.DatabaseName));
        _newSystemConnections = Add(connections, ("database", MaintenanceDatabase));
        _cpu = Add(Define("cpu/utilization", MetricKind.Gauge, ValueType.Double, "10^2.%", "Share of the reserved CPU in use"));
        _memory = Add(Define("memory/utilization", MetricKind.Gauge, ValueType.Double, "1", "Share of memory in use"));
        _up = Add(Define("up", MetricKind.Gauge, ValueType.Int64, "1", "1 if the server is up"));
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        var opened = facts.Ended.Sum(start => start.Connections.Count(connection => connection.Outcome is ConnectionOutcome.Open));
        writer.Write(_backends, facts.Minute, (long)facts.Backends);
        writer.Write(_systemBackends, facts.Minute, (long)facts.SystemBackends);
        writer.Write(_newConnections, facts.Minute, (long)opened);
        writer.Write(_newSystemConnections, facts.Minute, (long)Math.Max(0, facts.SystemBackends - 3));
        writer.Write(_cpu, facts.Minute, facts.DatabaseCpu);
        writer.Write(_memory, facts.Minute, facts.DatabaseMemory);
        writer.Write(_up, facts.Minute, facts.DatabaseUp ? 1L : 0L);
    }

    private static MetricDefinition Define(string name, MetricKind kind, ValueType type, string unit, string description) =>
        new($"cloudsql.googleapis.com/database/{name}", kind, type, unit)
        {
            Description = description,
            Resources = [MonitoredResourceType.Database],
            Delay = TimeSpan.FromSeconds(165),
            DelayIsTold = true,
        };
}
