using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Wire = Google.Cloud.Monitoring.V3;

namespace OpsDashboard.Tests.Support;

/// <summary>Pieces of answers in Google's words.</summary>
static class WireSample
{
    public static readonly DateTimeOffset Noon = new(2025, 9, 15, 12, 0, 0, TimeSpan.Zero);

    public static TimeSeries Series(string metricType, IEnumerable<Wire.Point> points, params (string Key, string Value)[] labels)
    {
        var series = new TimeSeries { Metric = new Metric { Type = metricType }, Resource = new MonitoredResource { Type = "global" }, Points = { points } };
        foreach (var (key, value) in labels)
        {
            series.Metric.Labels[key] = value;
        }

        return series;
    }

    public static Wire.Point Point(double minutes, TypedValue value) => new()
    {
        Interval = new TimeInterval { EndTime = Timestamp.FromDateTimeOffset(Noon.AddMinutes(minutes)) },
        Value = value,
    };

    public static Wire.Point Point(double minutes, double value) => Point(minutes, new TypedValue { DoubleValue = value });

    public static ListTimeSeriesResponse Answer(params TimeSeries[] series) => new() { TimeSeries = { series } };
}
