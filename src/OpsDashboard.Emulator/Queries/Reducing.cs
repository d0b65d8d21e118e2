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
        var points = Array.ConvertAll(group, series => series.Slices[0].ToArray());
        var next = new int[points.Length];
        var joined = new List<StoredPoint>(points.Max(p => p.Length));
        var accumulator = new Accumulator(reducer, plan.Aligned.Type);
        while (Earliest(points, next) is { } earliest)
        {
            for (var i = 0; i < points.Length; i++)
            {
                if (next[i] < points[i].Length && points[i][next[i]].EndTicks == earliest.EndTicks)
                    accumulator.Add(points[i][next[i]++].Value);
            }

            var start = plan.Output.Kind is MetricKind.Delta ? earliest.StartTicks : earliest.EndTicks;
            if (accumulator.Take(1) is { } value)
                joined.Add(new StoredPoint(start, earliest.EndTicks, value));
        }

        return [.. joined];
    }

    private static StoredPoint? Earliest(StoredPoint[][] points, int[] next)
    {
        StoredPoint? earliest = null;
        for (var i = 0; i < points.Length; i++)
        {
            if (next[i] < points[i].Length && !(earliest?.EndTicks <= points[i][next[i]].EndTicks))
                earliest = points[i][next[i]];
        }

        return earliest;
    }
}
