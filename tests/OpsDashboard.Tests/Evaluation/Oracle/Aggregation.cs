using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Kind and value type of a series, which decide what may be made of it.</summary>
readonly record struct Shape(RawKind Kind, RawType Type)
{
    public bool IsNumeric => Type is RawType.Whole or RawType.Real;
}

readonly record struct AlignedPoint(DateTimeOffset End, double Number, long[]? Buckets);

sealed record AlignedSeries(string Resource, Dictionary<string, string> Labels, Shape Shape, double[] Bounds, List<AlignedPoint> Points);

/// <summary>What Google answers with INVALID_ARGUMENT.</summary>
sealed class InvalidRequestException(string message) : Exception(message);

/// <summary>One aggregation: a point a period in each series, then the series of a group joined.</summary>
static class Aggregation
{
    public static List<AlignedSeries> Run(List<AlignedSeries> series, Alignment how, SeriesRequest request)
    {
        if (how.Period < TimeSpan.FromMinutes(1))
        {
            throw new InvalidRequestException($"alignment_period {how.Period} is shorter than 60 s");
        }

        var aligned = series.ConvertAll(one => Align(one, how, request));
        if (how.Reducer == "REDUCE_NONE")
        {
            return aligned;
        }

        // "resource.type is always part of grouping"; labels that are not listed are dropped.
        return
        [
            .. aligned
                .GroupBy(one => (one.Resource, string.Join('\n', how.GroupBy.Select(label => one.Labels.GetValueOrDefault(label) ?? ""))))
                .Select(group => Join([.. group], how)),
        ];
    }

    private static AlignedSeries Align(AlignedSeries series, Alignment how, SeriesRequest request)
    {
        var output = Aligners.Output(how.Aligner, series.Shape);
        var points = series.Points
            .GroupBy(point => EndOfPeriod(point.End, request.End, how.Period))
            .Select(period => Aligners.Of(how.Aligner, series.Shape, [.. period], series.Bounds, period.Key, SecondsInside(period.Key, how.Period, request)))
            .OfType<AlignedPoint>();
        return series with { Shape = output, Points = [.. points] };
    }

    private static AlignedSeries Join(AlignedSeries[] group, Alignment how)
    {
        var labels = group[0].Labels.Where(label => how.GroupBy.Contains(label.Key)).ToDictionary();
        var output = Reducers.Output(how.Reducer, group[0].Shape);
        var points = group
            .SelectMany(series => series.Points)
            .GroupBy(point => point.End)
            .Select(instant => Reducers.Of(how.Reducer, group[0].Shape, [.. instant], group[0].Bounds))
            .OfType<AlignedPoint>();
        return group[0] with { Labels = labels, Shape = output, Points = [.. points] };
    }

    // Periods are counted back from the end of the interval and named by their own end.
    private static DateTimeOffset EndOfPeriod(DateTimeOffset time, DateTimeOffset end, TimeSpan period) =>
        end - (((end - time).Ticks / period.Ticks) * period);

    private static double SecondsInside(DateTimeOffset end, TimeSpan period, SeriesRequest request) =>
        (end - (end - period > request.Start ? end - period : request.Start)).TotalSeconds;
}
