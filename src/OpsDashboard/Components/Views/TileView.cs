using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A signal as a tile.</summary>
/// <param name="Number">The headline; "—" whenever the newest value is not a claim about now.</param>
/// <param name="Counts">"0 of 108", for shares.</param>
/// <param name="LastValue">What was last known, shown small with its age.</param>
/// <param name="Range">"8–10 s": between which ends the true value lies, when it was read from buckets.</param>
/// <param name="Lead">Whether it stands among the first tiles; the page asks, the tile itself looks the same.</param>
/// <param name="FetchTime">When the source was last read with success.</param>
/// <param name="Freshness">"as fresh as Google can be", or by how much it is late.</param>
/// <param name="Delay">How old the newest data must be expected to be.</param>
public sealed record TileView(
    string Id,
    string Title,
    StateAppearance Look,
    string Number,
    string Unit,
    string? Counts,
    string? LastValue,
    string? Reason,
    SparklineView? Sparkline,
    DateTimeOffset? DataTime,
    DateTimeOffset? FetchTime,
    string Freshness,
    string Delay,
    string? Thresholds,
    string? Range,
    string Window,
    string? Help,
    string Filter,
    string Command,
    string Console,
    bool Lead)
{
    /// <summary>Whether a tile's value says something about now.</summary>
    public static bool IsCurrent(TileStatus status) => status is TileStatus.Ok or TileStatus.Warning or TileStatus.Critical;

    /// <summary>From a tile; <paramref name="at"/> is used only where there is no data time.</summary>
    public static TileView Of(Tile tile, MetricSource source, DateTimeOffset at)
    {
        var current = IsCurrent(tile.Status) && tile.Value is not null;
        // On whole minutes: a command that changed with every snapshot would make every tile change too.
        var end = tile.DataTime ?? new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var window = TimeSpan.FromSeconds(tile.WindowSeconds);
        return new TileView(
            tile.Id,
            tile.Title,
            StateAppearance.Of(tile.Status),
            current ? Quantity.Prefix(tile.Bound) + Quantity.Number(tile.Value!.Value, tile.Unit, tile.Thresholds.Warning, tile.Thresholds.Critical) : Numbers.None,
            current ? tile.Unit : "",
            current && tile is { Unit: "%", Counted: { } counted, Total: { } total } ? Quantity.Share(counted, total) : null,
            !current && tile.Value is { } last ? Quantity.Text(last, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical) : null,
            tile.Reason,
            SparklineView.Of(tile),
            tile.DataTime,
            tile.FetchTime,
            Fresh(tile),
            Times.Span(TimeSpan.FromSeconds(tile.ExpectedDelaySeconds)),
            Limits(tile),
            tile is { Bound: null, Upper: not null } ? Quantity.Between(tile.Lower, tile.Upper, tile.Unit, tile.Thresholds.Warning, tile.Thresholds.Critical) : null,
            Times.Span(window),
            tile.Help,
            tile.Filter,
            source.Command(tile.Filter, end - window, end),
            source.Console(tile.Filter),
            tile.Lead);
    }

    private static string Fresh(Tile tile) => tile switch
    {
        { DataTime: null } => "no data time",
        { Status: TileStatus.Error } => "last successful read",
        { LateMinutes: > 0 } => $"late by {Times.Span(TimeSpan.FromMinutes(tile.LateMinutes))}",
        { Status: TileStatus.Stale } => "late",
        _ => "as fresh as Google can be",
    };

    private static string? Limits(Tile tile)
    {
        var side = tile.Thresholds.Direction is Configuration.ThresholdDirection.Above ? "at or above" : "at or below";
        string?[] limits =
        [
            tile.Thresholds.Warning is { } warning ? $"warning {side} {Quantity.Limit(warning, tile.Unit)}" : null,
            tile.Thresholds.Critical is { } critical ? $"critical {side} {Quantity.Limit(critical, tile.Unit)}" : null,
        ];
        var text = string.Join(", ", limits.Where(limit => limit is not null));
        return text.Length == 0 ? null : text;
    }
}
