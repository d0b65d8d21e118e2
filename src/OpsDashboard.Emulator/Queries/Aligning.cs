using OpsDashboard.Emulator.Metrics;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Turns the points of one series into one point a period.</summary>
static class Aligning
{
    /// <summary>
    /// Periods are counted back from the interval's end and stamped at their own. A period without data gives no point:
    /// nothing is interpolated. A point belongs whole to the period in which it ends.
    /// </summary>
    public static Series Align(Series series, AggregationPlan plan, Interval interval)
    {
        // One array of the greatest possible size: a list would grow through several large ones.
        var periods = ((interval.EndTicks - interval.StartTicks - 1) / plan.PeriodTicks) + 1;
        var points = new StoredPoint[Math.Min(periods, series.Count)];
        var count = 0;
        var accumulator = new Accumulator(plan.Aligner, series.Shape.Type);
        var isDelta = plan.Aligned.Kind is MetricKind.Delta;
        var (start, end) = (long.MinValue, long.MinValue);
        foreach (var slice in series.Slices)
        {
            foreach (ref readonly var point in slice.Span)
            {
                if (point.EndTicks > end)
                {
                    Close();
                    var back = (interval.EndTicks - point.EndTicks) / plan.PeriodTicks;
                    end = interval.EndTicks - (back * plan.PeriodTicks);

                    // The oldest period may begin before the interval; it then holds, and covers, only what lies inside.
                    start = Math.Max(interval.StartTicks, end - plan.PeriodTicks);
                }

                accumulator.Add(point.Value);
            }
        }

        Close();
        return new Series(series.Identity, plan.Aligned, [points.AsMemory(0, count)]);

        void Close()
        {
            if (accumulator.Take((end - start) / (double)TimeSpan.TicksPerSecond) is { } value)
                points[count++] = new StoredPoint(isDelta ? start : end, end, value);
        }
    }
}
