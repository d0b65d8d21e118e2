using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Metrics;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Faults;

/// <summary>What faults make of stored points before anything is computed from them: left out, late, missing, revised.</summary>
static class SeriesFaults
{
    private const double LeftOutShare = 0.5;
    private const double RevisedShare = 0.5;
    private static readonly long WholeAfterTicks = TimeSpan.FromMinutes(5).Ticks;

    /// <param name="series">As stored; returned as they are, uncopied, when no fault concerns them.</param>
    /// <param name="faults">What is to go wrong.</param>
    /// <param name="delay">Ingest delay of the metric.</param>
    /// <param name="asOf">Time at which the answer stands, ticks of UTC.</param>
    public static IEnumerable<Series> Apply(IEnumerable<Series> series, ApiFaults faults, TimeSpan delay, long asOf)
    {
        if (faults.Partial)
            series = series.Where(one => PointHash.Unit(Number(one), 0, PointFault.LeftOut) >= LeftOutShare);
        var late = faults.Late > TimeSpan.Zero && faults.LateShare > 0;
        return late || faults.MissingShare > 0 || faults.Revised
            ? series.Select(one => one with { Slices = [Spoil(one, faults, delay.Ticks, asOf)] })
            : series;
    }

    private static ReadOnlyMemory<StoredPoint> Spoil(Series series, ApiFaults faults, long delay, long asOf)
    {
        var number = Number(series);
        var points = new List<StoredPoint>(series.Count);
        foreach (var slice in series.Slices)
        {
            foreach (var point in slice.Span)
            {
                var late = PointHash.Unit(number, point.EndTicks, PointFault.Late) < faults.LateShare ? faults.Late.Ticks : 0;
                var visibleAt = point.EndTicks + delay + late;
                if ((late > 0 && visibleAt > asOf) || PointHash.Unit(number, point.EndTicks, PointFault.Missing) < faults.MissingShare)
                    continue;
                var young = faults.Revised && asOf < visibleAt + WholeAfterTicks;
                points.Add(young && PointHash.Unit(number, point.EndTicks, PointFault.Revised) < RevisedShare
                    ? point with { Value = Half(point.Value, series.Shape.Type) }
                    : point);
            }
        }

        return points.ToArray();
    }

    private static PointValue Half(PointValue value, ValueType type) => type switch
    {
        ValueType.Int64 => PointValue.Of(value.Int64 / 2),
        ValueType.Double => PointValue.Of(value.Double / 2),
        ValueType.Distribution => PointValue.Of(Half(value.Histogram!)),
        _ => value,
    };

    private static Histogram Half(Histogram whole)
    {
        var counts = Array.ConvertAll(whole.Counts.ToArray(), count => count / 2);
        var count = counts.Sum();
        return count == 0
            ? new Histogram(whole.Buckets, whole.First, counts, 0, 0, 0)
            : new Histogram(whole.Buckets, whole.First, counts, count, whole.Mean, whole.SquaredDeviation / 2);
    }

    private static ulong Number(Series series)
    {
        var identity = series.Identity;
        return PointHash.Series($"{identity.MetricType}|{identity.MetricLabels}|{identity.ResourceType}|{identity.ResourceLabels}");
    }
}
