using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The way of a start through the system, with the number on the link that is broken.</summary>
public sealed record PathView(ValueList<StationView> Stations)
{
    /// <summary>From an incident.</summary>
    public static PathView Of(Incident incident) =>
        new(incident.Path.Select(StationView.Of).ToValueList());
}

/// <summary>One station.</summary>
/// <param name="Wide">It has more to say than one number.</param>
/// <param name="Link">The way to the next station, when a signal measures it.</param>
public sealed record StationView(string Title, StateAppearance Look, string Value, string Caption, bool Wide, LinkView? Link)
{
    /// <summary>From a station.</summary>
    public static StationView Of(Station station)
    {
        var look = station.Criterion is { } criterion ? StateAppearance.Of(criterion.Verdict) : StateAppearance.Of(station.Status);
        return new StationView(
            station.Title,
            look,
            station.Criterion is null ? Headline(station.Tile) : look.Word,
            station.Criterion?.Reason ?? Describe(station),
            station.Others.Count > 0 || station.Link is not null || station.Criterion is not null,
            station.Link is { } link ? LinkView.Of(link) : null);
    }

    private static string Headline(Tile? tile) =>
        tile is { Value: { } value } && TileView.IsCurrent(tile.Status) ? Numbers.WithUnit(value, tile.Unit, tile.Bound) : Numbers.None;

    private static string Describe(Station station) => station switch
    {
        { Tile: null } => "not measured",
        { Tile: { } tile } when !TileView.IsCurrent(tile.Status) => tile.Reason ?? StateAppearance.Of(tile.Status).Word,
        _ => string.Join(" · ", station.Others.Select(Short).Prepend(station.Tile.Title)),
    };

    private static string Short(Tile tile) => $"{tile.Title} {Headline(tile)}";
}

/// <summary>The way between two stations.</summary>
public sealed record LinkView(StateAppearance Look, bool Broken, string Value, string Title)
{
    /// <summary>From the signal that measures it.</summary>
    public static LinkView Of(Tile tile) => new(
        StateAppearance.Of(tile.Status),
        tile.Status is not (TileStatus.Ok or TileStatus.NotReached),
        tile.Value is { } value && TileView.IsCurrent(tile.Status) ? Numbers.WithUnit(value, tile.Unit, tile.Bound) : Numbers.None,
        tile.Title);
}
