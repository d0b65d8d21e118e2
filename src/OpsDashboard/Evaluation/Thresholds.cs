using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>How a value turns into a tile's level.</summary>
static class Thresholds
{
    /// <summary>How many of the newest points decide.</summary>
    public const int FoldedPoints = 10;

    private const int PointsToWorsen = 2;
    private const int PointsToImprove = 3;

    public static TileThresholds Of(ThresholdOptions? thresholds) =>
        new(thresholds?.Warning, thresholds?.Critical, thresholds?.Direction ?? ThresholdDirection.Above);

    public static TileStatus Level(double value, TileThresholds thresholds) =>
        Reaches(value, thresholds.Critical, thresholds.Direction) ? TileStatus.Critical
        : Reaches(value, thresholds.Warning, thresholds.Direction) ? TileStatus.Warning
        : TileStatus.Ok;

    /// <summary>The level of a value that is known between two ends: what it is at least, and what it may be.</summary>
    public static (TileStatus Certain, TileStatus Possible) Level(ValueRange range, TileThresholds thresholds)
    {
        var critical = Reaches(range, thresholds.Critical, thresholds.Direction);
        var warning = Reaches(range, thresholds.Warning, thresholds.Direction);
        return (Worse(critical is true, warning is true), Worse(critical is not false, warning is not false));
    }

    /// <summary>The level of a gauge: two points in a row make it worse, three make it better.</summary>
    /// <remarks>A fold over the newest points of the window, never over earlier results: a restart comes to the same level.</remarks>
    public static TileStatus Fold(ReadOnlySpan<double> values, TileThresholds thresholds)
    {
        values = values[^Math.Min(FoldedPoints, values.Length)..];
        var level = Level(values[0], thresholds);
        int worse = 0, better = 0;
        foreach (var value in values)
        {
            var next = Level(value, thresholds);
            worse = next > level ? worse + 1 : 0;
            better = next < level ? better + 1 : 0;
            if (worse == PointsToWorsen || better == PointsToImprove)
            {
                (level, worse, better) = (next, 0, 0);
            }
        }

        return level;
    }

    private static TileStatus Worse(bool critical, bool warning) =>
        critical ? TileStatus.Critical : warning ? TileStatus.Warning : TileStatus.Ok;

    private static bool? Reaches(ValueRange range, double? threshold, ThresholdDirection direction) =>
        threshold is { } limit ? range.Holds(direction == ThresholdDirection.Above ? Comparison.AtLeast : Comparison.AtMost, limit) : false;

    private static bool Reaches(double value, double? threshold, ThresholdDirection direction) =>
        threshold is { } limit && (direction == ThresholdDirection.Above ? value >= limit : value <= limit);
}
