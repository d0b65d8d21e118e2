using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using OpsDashboard.Emulator.Metrics;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Writing;

/// <summary>Custom metrics written through the API, in bounded memory. A point is visible at once.</summary>
sealed class WrittenPoints(Func<string, bool> isModelMetric)
{
    /// <summary>Series in one request.</summary>
    public const int MaxSeriesPerRequest = 200;

    private const int MaxSeries = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<SeriesIdentity, WrittenSeries> _series = [];
    private readonly Dictionary<string, MetricDefinition> _metrics = new(StringComparer.Ordinal);

    /// <summary>Writes what is right; null, or one refusal that names each series at fault.</summary>
    public RpcException? Write(IReadOnlyList<TimeSeries> series, long now)
    {
        var faults = new List<(int Index, Status Status)>();
        var seen = new HashSet<SeriesIdentity>();
        lock (_gate)
        {
            for (var i = 0; i < series.Count; i++)
            {
                try
                {
                    WriteOne(WriteRules.Check(series[i], now), seen, now);
                }
                catch (RpcException refused)
                {
                    faults.Add((i, refused.Status));
                }
            }
        }

        if (faults.Count == 0)
            return null;
        var text = string.Join("; ", faults.Select(fault => $"timeSeries[{fault.Index}]: {fault.Status.Detail}"));
        return new RpcException(new Status(faults[0].Status.StatusCode, $"One or more TimeSeries could not be written: {text}"));
    }

    public MetricDefinition? Metric(string type)
    {
        lock (_gate)
            return _metrics.GetValueOrDefault(type);
    }

    public IReadOnlyList<MetricDefinition> Metrics()
    {
        lock (_gate)
            return [.. _metrics.Values];
    }

    /// <summary>The series of a metric with their points in (after, until]; those without a point too.</summary>
    public IReadOnlyList<Series> Read(string metricType, long after, long until, long asOf)
    {
        lock (_gate)
        {
            return [.. _series.Values
                .Where(series => series.Identity.MetricType.Equals(metricType, StringComparison.Ordinal))
                .Select(series => new Series(series.Identity, series.Metric.Shape, [series.Read(after, until, asOf)]))];
        }
    }

    private void WriteOne(CheckedPoint point, HashSet<SeriesIdentity> seen, long now)
    {
        if (isModelMetric(point.Identity.MetricType))
            throw Refusal.Invalid($"metric.type \"{point.Identity.MetricType}\" is written by the emulator's own model");
        if (!seen.Add(point.Identity))
            throw Refusal.Invalid("the same series occurs twice in the request");
        var metric = Describe(point);
        if (!_series.TryGetValue(point.Identity, out var series))
        {
            if (_series.Count == MaxSeries)
                throw Refusal.Exhausted($"the emulator keeps at most {MaxSeries} written series");
            series = new WrittenSeries(point.Identity, metric);
        }

        if (point.Point.EndTicks <= series.LastTicks)
            throw Refusal.Invalid("points must be written in order: interval.end_time must be later than that of the last point");
        _series[point.Identity] = series;
        _metrics[metric.Type] = metric;
        series.Add(point.Point, now);
    }

    // The descriptor comes into being with the first point and grows by labels and resource types met later.
    private MetricDefinition Describe(CheckedPoint point)
    {
        var metric = _metrics.GetValueOrDefault(point.Identity.MetricType) ?? point.NewMetric;
        if (metric.ValueType != point.Type)
            throw Refusal.Invalid($"value type {Name(point.Type)} conflicts with the descriptor's {Name(metric.ValueType)}");
        return metric with
        {
            Labels = [.. metric.Labels.Union(point.NewMetric.Labels, StringComparer.Ordinal)],
            Resources = [.. metric.Resources.Union(point.NewMetric.Resources)],
        };
    }

    private static string Name(ValueType type) => Queries.WireName.Of(type);
}
