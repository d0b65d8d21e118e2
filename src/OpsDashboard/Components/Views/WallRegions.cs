using OpsDashboard.Components.Wall;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/wall</c>, a live view for each <c>?view=</c>.</summary>
/// <remarks>Keys are the same in every snapshot: the page has a place for each from its first byte on, also before there are data.</remarks>
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
        new($"{Name}-incident", Facts),
    ];

    /// <summary>A tile's place.</summary>
    public static string TileKey(string id) => $"wall-tile-{id}";

    private static IReadOnlyList<Region> Overview(DashboardSnapshot snapshot, MetricSource source) =>
    [
        .. Frame(snapshot),
        new("wall-path", typeof(WallPath), Worst(snapshot) is { } worst ? WallPathView.Of(worst) : new WallPathView([])),
        .. OverviewRegions.Shown(snapshot).Select(tile => new Region(TileKey(tile.Id), typeof(WallTile), WallTileView.Of(tile, source, snapshot.At))),
    ];

    private static IReadOnlyList<Region> Criteria(DashboardSnapshot snapshot) =>
    [
        .. Frame(snapshot),
        Worst(snapshot) is { } worst
            ? new("wall-criteria", typeof(WallCriteria), CriteriaView.Of(worst))
            : new("wall-criteria", typeof(WallEmpty), "No incident is open, so there are no criteria."),
    ];

    private static IReadOnlyList<Region> Phases(DashboardSnapshot snapshot) =>
    [
        .. Frame(snapshot),
        WorstFirst.Of(snapshot.Incidents).FirstOrDefault(incident => incident.Phases is not null)?.Phases is { } phases
            ? new("wall-phases", typeof(WallPhases), PhasesView.Of(phases))
            : new("wall-phases", typeof(WallEmpty), "No incident with startup phases is configured."),
    ];

    private static IReadOnlyList<Region> Facts(DashboardSnapshot snapshot) => Worst(snapshot) is { } worst
        ?
        [
            .. Frame(snapshot),
            new("wall-whys", typeof(WallWhys), DiagnosisView.Of(worst)),
            new("wall-actions", typeof(WallActions), ActionsView.Of(worst, snapshot.At)),
        ]
        :
        [
            .. Frame(snapshot),
            new("wall-whys", typeof(WallEmpty), "No incident is open, so there is no diagnosis."),
            new("wall-actions", typeof(WallEmpty), "No incident is open, so there is nothing to do."),
        ];

    private static IEnumerable<Region> Frame(DashboardSnapshot snapshot) =>
    [
        new("wall-state", typeof(WallState), WallStateView.Of(snapshot)),
        new("wall-notice", typeof(WallNoticeLine), WallNoticeView.Of(snapshot)),
        new("wall-foot", typeof(WallFoot), WallFootView.Of(snapshot)),
    ];

    private static Incident? Worst(DashboardSnapshot snapshot) => WorstFirst.Of(snapshot.Incidents) is [var worst, ..] ? worst : null;
}
