using OpsDashboard.Components.Tiles;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A signal on a wall screen: what can be read from afar of <see cref="TileView"/>, nothing to unfold.</summary>
/// <param name="Rank">Order of attention: a higher one is worse. <c>wall.js</c> puts higher ones first.</param>
/// <param name="Number">"—" whenever the newest value is no claim about now.</param>
/// <param name="Last">What was last known, with its unit; null while <paramref name="Number"/> is one.</param>
/// <param name="Reason">Why there is no number; null while there is one.</param>
/// <param name="Limit">"critical ≥ 90": the one that comes next while all is well, else the last; in the tile's unit. Null without limits.</param>
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
    string? Limit,
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
            LimitOf(tile.Thresholds, tile.Status is TileStatus.Ok),
            view.Sparkline,
            view.DataTime);
    }

    /// <summary>Worst first; tiles of one status stay in their configured places, which people learn.</summary>
    public static IReadOnlyList<Tile> InOrder(IEnumerable<Tile> tiles) => [.. tiles.OrderByDescending(tile => tile.Status)];

    // One alone: a second line in letters that are read from afar takes the room of the number.
    private static string? LimitOf(TileThresholds limits, bool isOk)
    {
        var sign = limits.Direction is ThresholdDirection.Above ? "≥" : "≤";
        return (isOk ? limits.Warning : null, limits.Critical, limits.Warning) switch
        {
            ({ } next, _, _) => $"warning {sign} {Quantity.Limit(next)}",
            (_, { } critical, _) => $"critical {sign} {Quantity.Limit(critical)}",
            (_, _, { } warning) => $"warning {sign} {Quantity.Limit(warning)}",
            _ => null,
        };
    }
}
