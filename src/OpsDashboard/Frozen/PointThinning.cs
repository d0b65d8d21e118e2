using OpsDashboard.Evaluation;

namespace OpsDashboard.Frozen;

/// <summary>Fewer points that still show what there was: of each part of the time its lowest, its highest and a gap.</summary>
static class PointThinning
{
    /// <summary>Of a part of the time that is thinned: lowest, highest, first gap.</summary>
    private const int OfPart = 3;

    /// <param name="most">At least 3.</param>
    public static ValueList<TilePoint> Thin(ValueList<TilePoint> points, int most)
    {
        if (points.Count <= most)
        {
            return points;
        }

        var parts = Math.Max(1, most / OfPart);
        return Enumerable.Range(0, parts)
            .SelectMany(part => Shown(points.AsSpan()[(int)((long)points.Count * part / parts)..(int)((long)points.Count * (part + 1) / parts)]))
            .ToValueList();
    }

    private static TilePoint[] Shown(ReadOnlySpan<TilePoint> part)
    {
        TilePoint? low = null, high = null, gap = null;
        foreach (var point in part)
        {
            if (point.Value is not { } value)
            {
                gap ??= point;
                continue;
            }

            low = low is { Value: { } lowest } && lowest <= value ? low : point;
            high = high is { Value: { } highest } && highest >= value ? high : point;
        }

        return ((TilePoint?[])[low, high, gap]).OfType<TilePoint>().DistinctBy(point => point.UnixSeconds).OrderBy(point => point.UnixSeconds).ToArray();
    }
}
