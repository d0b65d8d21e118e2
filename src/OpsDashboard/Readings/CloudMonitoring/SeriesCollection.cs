using System.Runtime.InteropServices;
using Wire = Google.Cloud.Monitoring.V3;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Gathers the pages of one answer: a series may go on on the next page, and pages promise no order.</summary>
sealed class SeriesCollection(CloudMonitoringLimits limits)
{
    private readonly PointReader _reader = new();
    private readonly List<Wire.TimeSeries> _identities = [];
    // At most limits.Series lists with limits.Points points in all.
    private readonly Dictionary<string, List<Point>> _points = [];
    private int _pointCount;
    private long _bucketCount;

    /// <summary>Series so far.</summary>
    public int Count => _points.Count;

    /// <summary>Adds one page's series.</summary>
    /// <exception cref="BrokenAnswerException">A bound is passed or a point makes no sense.</exception>
    public void Add(IEnumerable<Wire.TimeSeries> page)
    {
        foreach (var series in page)
        {
            Add(series);
        }
    }

    /// <summary>The series in the order first sent, each with its points oldest first, one an end time.</summary>
    public ValueList<Series> ToSeries() =>
        _identities.Zip(_points.Values, (identity, points) => new Series(SeriesLabels.Merge(identity), InOrder(points)) { Resource = UntrustedText.Bounded(identity.Resource?.Type ?? "", UntrustedText.LabelLength) }).ToValueList();

    private void Add(Wire.TimeSeries series)
    {
        var points = ListOf(series);
        _pointCount += series.Points.Count;
        if (_pointCount > limits.Points)
        {
            throw new BrokenAnswerException($"the answer has more than {limits.Points:N0} points: narrow the filter or lengthen the period");
        }

        foreach (var sent in series.Points)
        {
            if (_reader.Read(sent) is not { } point)
            {
                continue;
            }

            _bucketCount += point.Histogram?.Counts.Count ?? 0;
            if (_bucketCount > limits.Buckets)
            {
                throw new BrokenAnswerException($"the answer has more than {limits.Buckets:N0} buckets: narrow the filter or lengthen the period");
            }

            points.Add(point);
        }
    }

    private List<Point> ListOf(Wire.TimeSeries series)
    {
        ref var points = ref CollectionsMarshal.GetValueRefOrAddDefault(_points, SeriesLabels.Key(series), out var known);
        if (!known)
        {
            if (_points.Count > limits.Series)
            {
                throw new BrokenAnswerException($"the answer has more than {limits.Series:N0} series: narrow the filter or group them");
            }

            _identities.Add(series);
        }

        return points ??= new List<Point>(series.Points.Count);
    }

    // Sent newest first as a rule. Of points with one end the one sent last wins: a later page is the server's later word.
    private static ValueList<Point> InOrder(List<Point> points)
    {
        points.Reverse();
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].End <= points[i - 1].End)
            {
                // DistinctBy keeps the first it meets and OrderBy is stable: after the reversal that is the one sent last.
                return points.DistinctBy(point => point.End).OrderBy(point => point.End).ToValueList();
            }
        }

        return points.ToValueList();
    }
}
