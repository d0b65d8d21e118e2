using Google.Api;
using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>The six metrics of Serverless VPC Access. There is none for latency.</summary>
sealed class ConnectorMetrics
{
    private const double BytesPerPacket = 870;
    private const double ReceivedShare = 0.42;

    private readonly int _cpu;
    private readonly int _instances;
    private readonly int _sentBytes;
    private readonly int _sentPackets;
    private readonly int _receivedBytes;
    private readonly int _receivedPackets;

    public ConnectorMetrics(SeriesTable table)
    {
        var resource = LabelSet.Of(
            ("project_id", Scenario.ProjectId), ("location", Scenario.Location), ("connector_name", Scenario.ConnectorName));
        int Add(MetricDefinition metric) => table.Add(metric, resource);

        _cpu = Add(Define("cpu/utilizations", MetricKind.Gauge, ValueType.Distribution, "10^2.%", "CPU of the connector's instances") with
        {
            Buckets = Buckets.Linear(finite: 100, width: 0.01),
        });
        _instances = Add(Define("instances", MetricKind.Gauge, ValueType.Int64, "1", "Instances of the connector"));
        _sentBytes = Add(Define("sent_bytes_count", MetricKind.Delta, ValueType.Int64, "By", "Bytes sent through the connector"));
        _sentPackets = Add(Define("sent_packets_count", MetricKind.Delta, ValueType.Int64, "{packet}", "Packets sent through the connector"));
        _receivedBytes = Add(Define("received_bytes_count", MetricKind.Delta, ValueType.Int64, "By", "Bytes received through the connector"));
        _receivedPackets = Add(Define("received_packets_count", MetricKind.Delta, ValueType.Int64, "{packet}", "Packets received through the connector"));
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        var sent = facts.DemandMbps * 1_000_000 / 8 * 60;
        var received = sent * ReceivedShare;
        writer.Write(_cpu, facts.Minute, facts.ConnectorCpu);
        writer.Write(_instances, facts.Minute, (long)facts.ConnectorCpu.Length);
        writer.Write(_sentBytes, facts.Minute, (long)sent);
        writer.Write(_sentPackets, facts.Minute, (long)(sent / BytesPerPacket));
        writer.Write(_receivedBytes, facts.Minute, (long)received);
        writer.Write(_receivedPackets, facts.Minute, (long)(received / BytesPerPacket));
    }

    private static MetricDefinition Define(string name, MetricKind kind, ValueType type, string unit, string description) =>
        new($"vpcaccess.googleapis.com/connector/{name}", kind, type, unit)
        {
            Description = description,
            Stage = LaunchStage.Beta,
            Resources = [MonitoredResourceType.Connector],
            Delay = TimeSpan.FromSeconds(240),
            DelayIsTold = true,
        };
}
