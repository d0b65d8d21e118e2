using Google.Api;
using Google.Cloud.Monitoring.V3;
using OpsDashboard.Emulator.Metrics;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Writes series as the API shows them, newest point first.</summary>
static class WireWriter
{
    public static TimeSeries Write(Stretch stretch)
    {
        var message = Header(stretch.Series);
        var (skip, take) = (stretch.Skip, stretch.Take);
        for (var s = stretch.Series.Slices.Count - 1; s >= 0 && take > 0; s--)
        {
            var slice = stretch.Series.Slices[s].Span;
            for (var i = slice.Length - 1; i >= 0 && take > 0; i--)
            {
                if (skip-- > 0)
                    continue;
                message.Points.Add(Write(slice[i], stretch.Series.Shape.Type));
                take--;
            }
        }

        return message;
    }

    /// <summary>The series without its points.</summary>
    public static TimeSeries Header(Series series)
    {
        var message = new TimeSeries
        {
            Metric = new Metric { Type = series.Identity.MetricType },
            Resource = new MonitoredResource { Type = series.Identity.ResourceType },
            MetricKind = series.Shape.Kind,
            ValueType = series.Shape.Type,
            Unit = series.Shape.Unit,
        };
        foreach (var (key, value) in series.Identity.MetricLabels.Pairs)
            message.Metric.Labels.Add(key, value);
        foreach (var (key, value) in series.Identity.ResourceLabels.Pairs)
            message.Resource.Labels.Add(key, value);
        return message;
    }

    private static Point Write(StoredPoint point, ValueType type) => new()
    {
        Interval = new TimeInterval { StartTime = Interval.Time(point.StartTicks), EndTime = Interval.Time(point.EndTicks) },
        Value = type switch
        {
            ValueType.Int64 => new TypedValue { Int64Value = point.Value.Int64 },
            ValueType.Double => new TypedValue { DoubleValue = point.Value.Double },
            ValueType.Bool => new TypedValue { BoolValue = point.Value.Bool },
            _ => new TypedValue { DistributionValue = Write(point.Value.Histogram!) },
        },
    };

    private static Distribution Write(Histogram histogram)
    {
        var distribution = new Distribution
        {
            Count = histogram.Count,
            Mean = histogram.Mean,
            SumOfSquaredDeviation = histogram.SquaredDeviation,
            BucketOptions = histogram.Buckets.Options,
        };
        if (histogram.Counts.Length > 0)
        {
            for (var i = 0; i < histogram.First; i++)
                distribution.BucketCounts.Add(0);
            foreach (var count in histogram.Counts)
                distribution.BucketCounts.Add(count);
        }

        return distribution;
    }
}
