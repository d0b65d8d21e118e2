using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using OpsDashboard.Readings;
using OpsDashboard.Tests.Evaluation;
using Point = OpsDashboard.Readings.Point;
using Series = OpsDashboard.Readings.Series;
using Wire = Google.Cloud.Monitoring.V3;

namespace OpsDashboard.Tests.Support;

/// <summary>Answers Google's requests from points by the minute.</summary>
static class WireAnswer
{
    private static readonly EnumDescriptor Aligners = Aggregation.Descriptor.FindDescriptor<EnumDescriptor>("Aligner");

    /// <param name="disorderly">Oldest and newest points mixed, and each sent twice.</param>
    public static ListTimeSeriesResponse Of(MinuteData data, ListTimeSeriesRequest request, bool disorderly = false)
    {
        var asked = new SeriesRequest(
            request.Filter, AlignmentOf(request.Aggregation), request.SecondaryAggregation is null ? null : AlignmentOf(request.SecondaryAggregation),
            request.Interval.StartTime.ToDateTimeOffset(), request.Interval.EndTime.ToDateTimeOffset());
        return new ListTimeSeriesResponse { TimeSeries = { data.Read([asked])[asked].Series.Select(series => SeriesOf(series, disorderly)) } };
    }

    private static Alignment AlignmentOf(Aggregation aggregation) =>
        new(Aligners.FindValueByNumber((int)aggregation.PerSeriesAligner).Name, "", aggregation.AlignmentPeriod.ToTimeSpan(), []);

    private static TimeSeries SeriesOf(Series series, bool disorderly)
    {
        var points = series.Points.Reverse();
        var sent = new TimeSeries
        {
            Metric = new Metric(),
            Resource = new MonitoredResource { Type = "global" },
            Points = { (disorderly ? points.OrderBy(point => point.End.Minute % 7).Concat(points) : points).Select(PointOf) },
        };
        foreach (var (key, value) in series.Labels)
        {
            sent.Metric.Labels[key] = value;
        }

        return sent;
    }

    private static Wire.Point PointOf(Point point) =>
        new() { Interval = new TimeInterval { EndTime = Timestamp.FromDateTimeOffset(point.End) }, Value = new TypedValue { DoubleValue = point.Number } };
}
