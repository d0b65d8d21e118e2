using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>The client pool over all instances, written by the application every minute.</summary>
sealed class PoolMetrics
{
    private readonly int _inUse;
    private readonly int _limit;

    public PoolMetrics(SeriesTable table)
    {
        var resource = LabelSet.Of(
            ("project_id", Scenario.ProjectId),
            ("location", Scenario.Location),
            ("namespace", "netra"),
            ("job", Scenario.ServiceName),
            ("task_id", "all-instances"));
        _inUse = table.Add(Define("in_use", "Connections of the client pools open or being opened"), resource);
        _limit = table.Add(Define("limit", "Connections the client pools may open"), resource);
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        writer.Write(_inUse, facts.Minute, (long)facts.PoolInUse);
        writer.Write(_limit, facts.Minute, (long)facts.PoolLimit);
    }

    private static MetricDefinition Define(string name, string description) =>
        new($"custom.googleapis.com/sql_pool/{name}", MetricKind.Gauge, ValueType.Int64, "1")
        {
            Description = description,
            Resources = [MonitoredResourceType.Task],
        };
}
