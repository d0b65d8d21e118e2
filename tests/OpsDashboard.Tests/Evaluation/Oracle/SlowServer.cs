using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Answers any request as Cloud Monitoring documents it, from the points that have arrived: align each series by periods
/// counted back from the interval's end, then join them by group, then the same again. Slow and plain.</summary>
/// <remarks>One thing Google does is left out: it interpolates empty periods of ALIGN_DELTA and ALIGN_RATE. A gap stays a gap here.</remarks>
sealed class SlowServer(World world)
{
    /// <summary>A page's worth and more: an answer beyond it is refused by the client.</summary>
    private const int MostPoints = 100_000;

    public Reading Answer(SeriesRequest request, DateTimeOffset now)
    {
        var metric = world.Metric(request.Filter);
        if (metric.Failure is { } failure)
        {
            return new Reading([], now, failure);
        }

        try
        {
            var series = Raw(metric, request, now);
            series = Aggregation.Run(series, request.Primary, request);
            series = request.Secondary is { } secondary ? Aggregation.Run(series, secondary, request) : series;
            var points = series.Sum(one => one.Points.Count);
            return points > MostPoints
                ? new Reading([], now, new ReadingFailure(FailureKind.Broken, $"the answer has {points} points"))
                : new Reading(series.Where(one => one.Points.Count > 0).Select(ToSeries).ToValueList(), now, Partial: metric.Partial);
        }
        catch (InvalidRequestException invalid)
        {
            return new Reading([], now, new ReadingFailure(FailureKind.Invalid, invalid.Message));
        }
    }

    private List<AlignedSeries> Raw(RawMetric metric, SeriesRequest request, DateTimeOffset now)
    {
        var shape = new Shape(metric.Kind, metric.ValueType);
        return [.. world.Series(request.Filter).Select(series => new AlignedSeries(series.Resource, series.FullNames, shape, metric.Bounds, Points(series, request, now)))];
    }

    private static List<AlignedPoint> Points(RawSeries series, SeriesRequest request, DateTimeOffset now) =>
    [
        .. series.Read(request.Start, request.End, now).Select(sample => new AlignedPoint(sample.End, (double)sample.Number, sample.Buckets)),
    ];

    // Labels by bare key and points by time, as the client hands them on.
    private static Series ToSeries(AlignedSeries series) => new(
        series.Labels.ToDictionary(label => label.Key[(label.Key.LastIndexOf('.') + 1)..], label => label.Value),
        series.Points.OrderBy(point => point.End).Select(point => ToPoint(point, series)).ToValueList())
    {
        Resource = series.Resource,
    };

    private static Point ToPoint(AlignedPoint point, AlignedSeries series) => series.Shape.Type != RawType.Distribution
        ? new Point(point.End, point.Number)
        : new Point(point.End, point.Number, new Histogram(point.Buckets is { Length: > 0 } ? series.Bounds.ToValueList() : [], (point.Buckets ?? []).ToValueList(), (long)point.Number));
}
