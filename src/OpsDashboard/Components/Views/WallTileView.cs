using OpsDashboard.Components.Tiles;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A signal on a wall screen: what can be read from afar of <see cref="TileView"/>, nothing to unfold.</summary>
/// <param name="Rank">Order of attention: a higher one is worse. <c>wall.js</c> puts higher ones first.</param>
/// <param name="Number">"—" whenever the newest value is no claim about now.</param>
/// <param name="Last">What was last known, with its unit; null while <paramref name="Number"/> is one.</param>
/// <param name="Reason">Why there is no number; null while there is one.</param>
/// <param name="Limits">"critical ≥ 90", the nearer limit first; in the tile's unit.</param>
public sealed record WallTileView(
    string Id,
    string Title,
    int Rank,
    StateAppearance Look,
    string Number,
    string Unit,
    string? Counts,
    string? Last,
    string? Reason,
    ValueList<string> Limits,
    SparklineView? Sparkline,
    DateTimeOffset? DataTime)
{
    /// <summary>From this rank on people must look: such tiles stand on the page that stays longer.</summary>
    public const int Trouble = (int)TileStatus.Warning;

    /// <summary>From a tile; source and time as for <see cref="TileView"/>.</summary>
    public static WallTileView Of(Tile tile, MetricSource source, DateTimeOffset at)
    {
        var view = TileView.Of(tile, source, at);
        return new WallTileView(
            view.Id,
            view.Title,
            (int)tile.Status,
            view.Look,
            view.Number,
            view.Unit,
            view.Counts,
            view.LastValue,
            TileView.IsCurrent(tile.Status) ? null : view.Reason,
            LimitsOf(tile.Thresholds).ToValueList(),
            view.Sparkline,
            view.DataTime);
    }

    /// <summary>Worst first; tiles of one status stay in their configured places, which people learn.</summary>
    public static IReadOnlyList<Tile> InOrder(IEnumerable<Tile> tiles) => [.. tiles.OrderByDescending(tile => tile.Status)];

    private static IEnumerable<string> LimitsOf(TileThresholds thresholds)
    {
        var sign = thresholds.Direction is ThresholdDirection.Above ? "≥" : "≤";
        if (thresholds.Warning is { } warning)
        {
            yield return $"warning {sign} {Numbers.Of(warning)}";
        }

        if (thresholds.Critical is { } critical)
        {
            yield return $"critical {sign} {Numbers.Of(critical)}";
        }
    }
}
