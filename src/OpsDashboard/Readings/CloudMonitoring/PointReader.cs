using Google.Protobuf.WellKnownTypes;
using ValueCase = Google.Cloud.Monitoring.V3.TypedValue.ValueOneofCase;
using Wire = Google.Cloud.Monitoring.V3;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Turns Google's points into ours. One instance an answer.</summary>
sealed class PointReader
{
    private readonly HistogramReader _histograms = new();

    /// <summary>The point; null when it holds no value: none sent, NaN or infinite. Such a point is as good as absent.</summary>
    /// <exception cref="BrokenAnswerException">It cannot be placed in time, or its distribution makes no sense.</exception>
    public Point? Read(Wire.Point point)
    {
        var end = End(point.Interval?.EndTime);
        var value = point.Value;
        return value?.ValueCase switch
        {
            ValueCase.DoubleValue => double.IsFinite(value.DoubleValue) ? new Point(end, value.DoubleValue) : null,
            ValueCase.Int64Value => new Point(end, value.Int64Value),
            ValueCase.BoolValue => new Point(end, value.BoolValue ? 1 : 0),
            // Not a number, and said so: 0 would be taken for a measurement.
            ValueCase.StringValue => new Point(end, double.NaN, Text: UntrustedText.Bounded(value.StringValue, UntrustedText.LabelLength)),
            ValueCase.DistributionValue => new Point(end, value.DistributionValue.Count, _histograms.Read(value.DistributionValue)),
            _ => null,
        };
    }

    private static DateTimeOffset End(Timestamp? end)
    {
        try
        {
            return end?.ToDateTimeOffset() ?? throw new BrokenAnswerException("a point without an end time");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new BrokenAnswerException("a point with an end time that does not exist");
        }
    }
}
