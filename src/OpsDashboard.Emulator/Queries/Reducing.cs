using OpsDashboard.Emulator.Metrics;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Joins aligned series into one a group.</summary>
static class Reducing
{
    /// <summary>The groups in the order in which their first series came.</summary>
    public static List<Series> Reduce(IReadOnlyList<Series> aligned, AggregationPlan plan, Statistic reducer)
    {
        var groups = aligned.GroupBy(series => plan.Grouping.Reduce(series.Identity));
        return [.. groups.Select(group => new Series(group.Key, plan.Output, [Join([.. group], plan, reducer)]))];
    }

    // All series of a group lie on the same grid of period ends, each in ascending order: merge them like sorted lists.
    private static StoredPoint[] Join(Series[] group, AggregationPlan plan, Statistic reducer)
    {
        var points = group.Select(series => series.Slices[0]).ToArray();
        var next = new int[points.Length];
        var joined = new List<StoredPoint>(points.Max(p => p.Length));
        var accumulator = new Accumulator(reducer, plan.Aligned.Type);
        while (true)
        {
            var (start, end) = (0L, long.MaxValue);
            for (var i = 0; i < points.Length; i++)
            {
                if (next[i] < points[i].Length && points[i].Span[next[i]].EndTicks < end)
                    (start, end) = (points[i].Span[next[i]].StartTicks, points[i].Span[next[i]].EndTicks);
            }

            if (end == long.MaxValue)
                return [.. joined];
            for (var i = 0; i < points.Length; i++)
            {
                if (next[i] < points[i].Length && points[i].Span[next[i]].EndTicks == end)
                    accumulator.Add(points[i].Span[next[i]++].Value);
            }

            if (accumulator.Take(1) is { } value)
                joined.Add(new StoredPoint(plan.Output.Kind is MetricKind.Delta ? start : end, end, value));
        }
    }
}
