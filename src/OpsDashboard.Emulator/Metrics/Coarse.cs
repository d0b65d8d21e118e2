using OpsDashboard.Emulator.Queries;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Old points are kept coarser: one for each ten minutes, as Google does after some weeks.</summary>
static class Coarse
{
    public const long PeriodTicks = 10 * TimeSpan.TicksPerMinute;

    /// <summary>Joins the points that end by a time: counts are added up, gauges averaged, distributions merged.</summary>
    /// <param name="points">Oldest first.</param>
    /// <param name="metric">Of which metric.</param>
    /// <param name="untilTicks">End of the last period; what ends later stays as it is.</param>
    public static StoredPoint[] Of(StoredPoint[] points, MetricDefinition metric, long untilTicks)
    {
        var delta = metric.Kind is MetricKind.Delta;
        var sum = new Accumulator(delta || metric.ValueType is ValueType.Distribution ? Statistic.Sum : Statistic.Mean, metric.ValueType);
        var coarse = new List<StoredPoint>();
        var i = 0;
        while (i < points.Length && points[i].EndTicks <= untilTicks)
        {
            var end = untilTicks - ((untilTicks - points[i].EndTicks) / PeriodTicks * PeriodTicks);
            for (; i < points.Length && points[i].EndTicks <= end; i++)
                sum.Add(points[i].Value);
            coarse.Add(new StoredPoint(delta ? end - PeriodTicks : end, end, Rounded(sum.Take(1)!.Value, metric, delta)));
        }

        return i == 0 ? points : [.. coarse, .. points.AsSpan(i)];
    }

    // The mean of whole numbers is none; the series stays one of whole numbers.
    private static PointValue Rounded(PointValue value, MetricDefinition metric, bool delta) =>
        delta || metric.ValueType is not ValueType.Int64 ? value : PointValue.Of((long)Math.Round(value.Double));
}
