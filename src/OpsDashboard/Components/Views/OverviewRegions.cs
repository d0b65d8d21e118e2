using OpsDashboard.Components.Regions;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/</c>.</summary>
public static class OverviewRegions
{
    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public const string Name = "overview";

    /// <summary>The view, for a project whose metrics are read.</summary>
    public static LiveView View(MetricSource source) => new(Name, snapshot => Of(snapshot, source));

    /// <summary>All regions of a snapshot.</summary>
    public static IReadOnlyList<Region> Of(DashboardSnapshot snapshot, MetricSource source)
    {
        var regions = new List<Region>(FrameRegions.Of(snapshot));
        // One that opens later has its place only while none is open: then the page says so, and shows it once it opens.
        var incidents = WorstFirst.Of(snapshot.Incidents) is { Count: > 0 } open ? open : WorstFirst.Scheduled(snapshot.Incidents);
        if (incidents.Count > 0)
        {
            regions.AddRange(OfIncident(incidents, snapshot.At));
        }

        regions.AddRange(Shown(snapshot).Select(tile => new Region(Key(tile), typeof(TileRegion), TileView.Of(tile, source, snapshot.At))));
        return regions;
    }

    /// <summary>Tiles that have a place on the page.</summary>
    public static IEnumerable<Tile> Shown(DashboardSnapshot snapshot) => snapshot.Tiles.Where(tile => tile.Show);

    /// <summary>A tile's region.</summary>
    public static string Key(Tile tile) => $"tile-{tile.Id}";

    private static IEnumerable<Region> OfIncident(ValueList<Incident> incidents, DateTimeOffset at)
    {
        var worst = incidents[0];
        yield return new Region("sentence", typeof(SentenceRegion), SentenceView.Of(incidents));
        if (worst.IsScheduled)
        {
            yield break;
        }

        if (HorizonBarView.Of(worst, at) is { } horizons)
        {
            yield return new Region("horizons", typeof(HorizonsRegion), horizons);
        }

        yield return new Region("criteria", typeof(CriteriaRegion), CriteriaView.Of(worst));
        yield return new Region("path", typeof(PathRegion), PathView.Of(worst));
        if (worst.Timeline is { } timeline)
        {
            yield return new Region("timeline", typeof(TimelineRegion), TimelineView.Of(timeline));
        }

        yield return new Region("actions", typeof(ActionsRegion), ActionsView.Of(worst, at));
        yield return new Region("diagnosis", typeof(DiagnosisRegion), DiagnosisView.Of(worst));
    }
}
