using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The way of a start through the system, with the number on the link that is broken.</summary>
public sealed record PathView(ValueList<StationView> Stations)
{
    /// <summary>From an incident.</summary>
    public static PathView Of(Incident incident) =>
        new(incident.Path.Select(station => StationView.Of(station, Page(station, incident.Phases))).ToValueList());

    private static string? Page(Station station, Phases? phases) =>
        phases?.Rows.FirstOrDefault(row => station.Others.Prepend(station.Tile).Any(tile => tile?.Id == row.Tile.Id)) is { } phase
            ? $"{PhasesRegions.Path}#{phase.Tile.Id}"
            : null;
}

/// <summary>One station.</summary>
/// <param name="Wide">It has more to say than one number.</param>
/// <param name="Page">Where more of it is told.</param>
/// <param name="Link">The way to the next station, when a signal measures it.</param>
public sealed record StationView(string Title, StateAppearance Look, string Value, string Caption, ValueList<string> Others, bool Wide, string? Page, LinkView? Link)
{
    /// <summary>From a station.</summary>
    public static StationView Of(Station station, string? page)
    {
        var look = station.Criterion is { } criterion ? StateAppearance.Of(criterion.Verdict) : StateAppearance.Of(station.Status);
        return new StationView(
            station.Title,
            look,
            station.Criterion is null ? Headline(station.Tile) : look.Word,
            station.Criterion?.Reason ?? Describe(station),
            station.Others.Select(tile => Line(tile, station)).ToValueList(),
            station.Others.Count > 0 || station.Link is not null || station.Criterion is not null,
            page,
            station.Link is { } link ? LinkView.Of(link) : null);
    }

    private static string Line(Tile tile, Station station)
    {
        var title = WithoutPrefix(tile.Title, Family(station));
        return title.Equals(tile.Unit, StringComparison.OrdinalIgnoreCase) ? Headline(tile) : $"{title} {Headline(tile)}";
    }

    // "VPC connector" with "Connector instances" below it: "instances" is enough.
    private static string Family(Station station) => station.Title.Split(' ')[^1];

    private static string Headline(Tile? tile) =>
        tile is { Value: { } value } && TileView.IsCurrent(tile.Status) ? Quantity.Text(value, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical) : Numbers.None;

    private static string Describe(Station station) => station switch
    {
        { Tile: null } => "not measured",
        // The reason stands on the tile: here the same long words would stand in station after station.
        { Tile: { } tile } when !TileView.IsCurrent(tile.Status) => StateAppearance.Of(tile.Status).Word,
        // "Phase 3 database" below "3 database" tells nothing new.
        { Tile: { } tile } when tile.Title.EndsWith(station.Title, StringComparison.OrdinalIgnoreCase) => "",
        { Tile: { } tile } => WithoutPrefix(tile.Title, station.Title),
    };

    // "3 database" need not say "3 database p95" below itself.
    private static string WithoutPrefix(string title, string prefix) =>
        title.Length > prefix.Length && title.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? title[prefix.Length..].TrimStart(' ', ':', '·', '-') : title;
}

/// <summary>The way between two stations.</summary>
public sealed record LinkView(StateAppearance Look, bool Broken, string Value, string Title)
{
    /// <summary>From the signal that measures it.</summary>
    public static LinkView Of(Tile tile) => new(
        StateAppearance.Of(tile.Status),
        tile.Status is not (TileStatus.Ok or TileStatus.NotReached),
        tile.Value is { } value && TileView.IsCurrent(tile.Status) ? Quantity.Text(value, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical) : Numbers.None,
        tile.Title);
}
