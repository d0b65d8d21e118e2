using OpsDashboard.Components.Regions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/wall</c>, a live view for each <c>?view=</c>.</summary>
public static class WallRegions
{
    /// <summary>The view's name without <c>?view=</c>; with another one than <c>overview</c>, a dash and the word follow.</summary>
    public const string Name = "wall";

    /// <summary>The page's address.</summary>
    public const string Path = "/wall";

    /// <summary>The views: <c>wall</c> is the overview.</summary>
    public static IReadOnlyList<LiveView> Views(MetricSource source) =>
    [
        new(Name, snapshot => Overview(snapshot, source)),
        new($"{Name}-criteria", Criteria),
        new($"{Name}-phases", Phases),
        new($"{Name}-incident", Incident),
    ];

    private static IReadOnlyList<Region> Overview(DashboardSnapshot snapshot, MetricSource source) =>
    [
        .. Headline(snapshot),
        .. OverviewRegions.Shown(snapshot).Select(tile => new Region($"wall-tile-{tile.Id}", typeof(TileRegion), TileView.Of(tile, source, snapshot.At))),
    ];

    private static IReadOnlyList<Region> Criteria(DashboardSnapshot snapshot) => [.. Headline(snapshot)];

    private static IReadOnlyList<Region> Phases(DashboardSnapshot snapshot) => [.. Headline(snapshot)];

    private static IReadOnlyList<Region> Incident(DashboardSnapshot snapshot) => [.. Headline(snapshot)];

    private static IEnumerable<Region> Headline(DashboardSnapshot snapshot)
    {
        if (WorstFirst.Of(snapshot.Incidents) is { Count: > 0 } incidents)
        {
            yield return new Region("wall-state", typeof(SentenceRegion), SentenceView.Of(incidents));
        }
    }
}
