using OpsDashboard.Components.Charts;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A tile's points as a small line in a box of 100 × 32.</summary>
/// <param name="Path">SVG path data with gaps.</param>
/// <param name="Threshold">Height of the threshold line, if it lies within the box.</param>
/// <param name="Label">The same in words, for who does not see it, and beside it for who wants the numbers.</param>
public sealed record SparklineView(string Path, double? Threshold, string Label)
{
    private const double Width = 100;
    private const double Height = 32;
    private const double Margin = 2;

    /// <summary>Null without any value.</summary>
    public static SparklineView? Of(Tile tile)
    {
        var known = tile.Points.Where(point => point.Value is not null).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var values = known.ConvertAll(point => point.Value!.Value);
        var threshold = tile.Thresholds.Critical ?? tile.Thresholds.Warning;
        var (low, high) = Range(values, threshold);
        var from = tile.Points[0].UnixSeconds;
        var span = Math.Max(tile.Points[^1].UnixSeconds - from, 1);
        double Y(double value) => Height - Margin - ((value - low) / (high - low) * (Height - (2 * Margin)));
        var points = tile.Points.Select(point => ((point.UnixSeconds - from) * Width / span, point.Value is { } value ? (double?)Y(value) : null));
        return new SparklineView(
            ChartPath.Of(points, Step(tile.Points) * 1.5 * Width / span),
            threshold is { } limit ? Math.Round(Y(limit), 1) : null,
            Say(known, tile));
    }

    // What an eye takes from the line, each value with its time; all points stand in the signal's CSV.
    private static string Say(List<TilePoint> known, Tile tile)
    {
        var missing = tile.Points.Count - known.Count;
        return $"from {At(known[0], tile)} to {At(known[^1], tile)}, lowest {At(known.MinBy(point => point.Value), tile)}, highest {At(known.MaxBy(point => point.Value), tile)}, in {tile.Unit}, UTC"
            + (missing == 0 ? "" : $"; {missing} of {tile.Points.Count} points missing");
    }

    private static string At(TilePoint point, Tile tile) =>
        $"{Quantity.Number(point.Value!.Value, tile.Unit, tile.Thresholds.Warning, tile.Thresholds.Critical)} at {Times.Clock(DateTimeOffset.FromUnixTimeSeconds(point.UnixSeconds))}";

    private static (double Low, double High) Range(List<double> values, double? threshold)
    {
        var low = Math.Min(0, values.Min());
        var high = Math.Max(values.Max(), threshold ?? 0);
        return high > low ? (low, high * 1.02) : (low, low + 1);
    }

    // The usual distance: a series with holes has some longer ones.
    private static double Step(ValueList<TilePoint> points) =>
        points.Count < 2 ? 1 : points.Zip(points.Skip(1), (a, b) => b.UnixSeconds - a.UnixSeconds).Order().ElementAt((points.Count - 1) / 2);
}
