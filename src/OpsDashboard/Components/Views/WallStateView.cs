using OpsDashboard.Components.Layout;
using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The overall state, which fills a wall screen's frame: of the worst incident, or of the signals where none is configured.</summary>
/// <param name="Word">"NOT FIXED".</param>
/// <param name="Incident">"P0 · 4711 Shop down"; null when none is configured.</param>
/// <param name="HeldBy">What holds it, or what is claimed; may be empty.</param>
/// <param name="DataTime">End of the newest data: once the link is lost their age counts on.</param>
/// <param name="Others">Further incidents, a line each.</param>
/// <param name="More">How many incidents have no line.</param>
/// <param name="PageTitle">For who looks at the tab.</param>
/// <param name="Announcement">What is read aloud when it changes.</param>
/// <param name="Icon">Of the tab.</param>
public sealed record WallStateView(
    StateAppearance Look,
    string Word,
    string? Incident,
    string HeldBy,
    string Detail,
    DateTimeOffset? DataTime,
    ValueList<OtherIncident> Others,
    int More,
    string PageTitle,
    string Announcement,
    string Icon)
{
    private const int ShownOthers = 2;
    private const int NamedSignals = 3;

    /// <summary>From a snapshot.</summary>
    public static WallStateView Of(DashboardSnapshot snapshot)
    {
        var tiles = OverviewRegions.Shown(snapshot).ToArray();
        var incidents = WorstFirst.Of(snapshot.Incidents);
        return (incidents.Count > 0 ? Of(incidents) : Of(tiles, WorstFirst.Scheduled(snapshot.Incidents))) with
        {
            DataTime = tiles.Max(tile => tile.DataTime),
            Icon = StateIcon.Of(snapshot),
        };
    }

    private static WallStateView Of(ValueList<Incident> incidents)
    {
        var sentence = SentenceView.Of(incidents);
        return new WallStateView(
            sentence.Look,
            sentence.Headline.TrimEnd('.'),
            $"{incidents[0].Severity} · {incidents[0].Number} {incidents[0].Title}",
            sentence.Claim ?? sentence.HeldBy,
            $"{sentence.Detail} {sentence.Freshness}".Trim(),
            DataTime: null,
            sentence.Others.Take(ShownOthers).ToValueList(),
            Math.Max(0, sentence.Others.Count - ShownOthers),
            sentence.PageTitle,
            sentence.Announcement,
            Icon: "");
    }

    /// <summary>The worst status of all: what has no data is never drowned by what is fine.</summary>
    private static WallStateView Of(Tile[] tiles, ValueList<Incident> scheduled)
    {
        var worst = tiles.Length == 0 ? (TileStatus?)null : tiles.Max(tile => tile.Status);
        var named = tiles.Where(tile => tile.Status == worst).Select(tile => tile.Title).ToArray();
        var (look, word, held) = worst switch
        {
            null => (StateAppearance.Unknown, "NO SIGNALS", "Nothing is configured to be watched."),
            TileStatus.Ok => (StateAppearance.Of(TileStatus.Ok), "ALL OK", ""),
            { } status => (StateAppearance.Of(status), StateAppearance.Of(status).Word.ToUpperInvariant(), Names(named)),
        };
        return new WallStateView(
            look,
            word,
            Incident: null,
            held,
            $"{tiles.Count(tile => tile.Status is TileStatus.Ok)} of {tiles.Length} signals ok. {None(scheduled)}",
            DataTime: null,
            Others: [],
            More: 0,
            $"{look.Glyph} {word} · OpsDashboard wall",
            $"{word}. {held}".Trim(),
            Icon: "");
    }

    private static string None(ValueList<Incident> scheduled) => scheduled is [var next, ..]
        ? $"No incident is open; {next.Number} opens {Times.Full(next.OpenedAt)}."
        : "No incident is configured.";

    private static string Names(string[] titles) => titles.Length <= NamedSignals
        ? string.Join(", ", titles)
        : $"{string.Join(", ", titles[..NamedSignals])} and {titles.Length - NamedSignals} more";
}
