using System.Text.RegularExpressions;
using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Collections;
using OpsDashboard.Emulator.Metrics;
using OpsDashboard.Emulator.Model;
using OpsDashboard.Emulator.Queries;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Writing;

/// <summary>One written point that keeps the rules which need no memory.</summary>
sealed record CheckedPoint(SeriesIdentity Identity, ValueType Type, StoredPoint Point, MetricDefinition NewMetric);

/// <summary>What CreateTimeSeries asks of one series.</summary>
static partial class WriteRules
{
    private const int MaxLabels = 30;
    private const int MaxLabelLength = 1024;

    private static readonly TimeSpan OldestEnd = TimeSpan.FromHours(25);
    private static readonly TimeSpan NewestEnd = TimeSpan.FromMinutes(5);

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or UNIMPLEMENTED with the fault.</exception>
    public static CheckedPoint Check(TimeSeries series, long now)
    {
        var metric = series.Metric?.Type ?? "";
        if (!MetricName().IsMatch(metric))
            throw Refusal.Invalid($"metric.type \"{metric}\" must begin with custom.googleapis.com/ or workload.googleapis.com/");
        if (series.MetricKind is MetricKind.Cumulative)
            throw Refusal.Unsupported("writing CUMULATIVE metrics");
        if (series.MetricKind is not (MetricKind.Gauge or MetricKind.Unspecified))
            throw Refusal.Invalid($"metric_kind {WireName.Of(series.MetricKind)} cannot be written: custom metrics are GAUGE or CUMULATIVE");

        var resource = Resource(series.Resource);
        var labels = Labels(series.Metric!.Labels, "metric.labels");
        if (series.Points is not [{ } point])
            throw Refusal.Invalid("points must hold exactly one point");
        var (type, value) = WireReader.Read(point.Value);
        if (series.ValueType is not ValueType.Unspecified && series.ValueType != type)
            throw Refusal.Invalid($"value_type {WireName.Of(series.ValueType)} differs from the type of points[0].value, {WireName.Of(type)}");

        var end = End(point.Interval, now);
        return new CheckedPoint(
            new SeriesIdentity(metric, labels, resource.Type.Type, resource.Labels),
            type,
            new StoredPoint(end, end, value),
            new MetricDefinition(metric, MetricKind.Gauge, type, series.Unit)
            {
                Labels = [.. labels.Pairs.Select(label => label.Key)],
                Resources = [resource.Type],
                Delay = TimeSpan.Zero,
            });
    }

    private static (MonitoredResourceType Type, LabelSet Labels) Resource(MonitoredResource? resource)
    {
        var name = resource?.Type ?? "";
        var type = MonitoredResourceType.Writable.FirstOrDefault(known => known.Type.Equals(name, StringComparison.Ordinal))
            ?? throw Refusal.Invalid(
                $"resource.type \"{name}\" is not one of {string.Join(", ", MonitoredResourceType.Writable.Select(known => known.Type))}");
        var labels = Labels(resource!.Labels, "resource.labels");
        var unknown = labels.Pairs.Select(label => label.Key).Except(type.Labels, StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw Refusal.Invalid($"resource.labels \"{unknown}\" is not a label of {name}");
        var project = labels.Value("project_id");
        if (project.Length > 0 && !project.Equals(Scenario.ProjectId, StringComparison.Ordinal))
            throw Refusal.Invalid($"resource.labels project_id \"{project}\" is not the project written to");
        return (type, new LabelSet(labels.Pairs.Where(label => label.Key is not "project_id")
            .Append(KeyValuePair.Create("project_id", Scenario.ProjectId))));
    }

    private static LabelSet Labels(MapField<string, string> labels, string path)
    {
        if (labels.Count > MaxLabels)
            throw Refusal.Invalid($"{path} has more than {MaxLabels} entries");
        foreach (var (key, value) in labels)
        {
            if (!LabelKey().IsMatch(key))
                throw Refusal.Invalid($"{path} \"{key}\" is not a valid key");
            if (value.Length > MaxLabelLength)
                throw Refusal.Invalid($"{path} \"{key}\" is longer than {MaxLabelLength} characters");
        }

        return new LabelSet(labels);
    }

    private static long End(TimeInterval? interval, long now)
    {
        var end = Interval.Ticks(interval?.EndTime, "points[0].interval.end_time");
        if (interval!.StartTime is not null && Interval.Ticks(interval.StartTime, "points[0].interval.start_time") != end)
            throw Refusal.Invalid("points[0].interval.start_time of a GAUGE point must be absent or equal to end_time");
        if (end > now + NewestEnd.Ticks)
            throw Refusal.Invalid("points[0].interval.end_time is more than 5 minutes in the future");
        if (end < now - OldestEnd.Ticks)
            throw Refusal.Invalid("points[0].interval.end_time is more than 25 hours in the past");
        return end;
    }

    [GeneratedRegex("^(custom|workload)\\.googleapis\\.com/[A-Za-z0-9_./-]{1,200}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricName();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,99}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelKey();
}
