using OpsDashboard.Components.Regions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/phases</c>: of the worst incident that has phases.</summary>
public static class PhasesRegions
{
    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public const string Name = "phases";

    /// <summary>The page's address.</summary>
    public const string Path = "/phases";

    /// <summary>The view.</summary>
    public static LiveView View { get; } = new(Name, Of);

    /// <summary>All regions of a snapshot.</summary>
    public static IReadOnlyList<Region> Of(DashboardSnapshot snapshot)
    {
        var regions = new List<Region>(FrameRegions.Of(snapshot));
        if (WorstFirst.Of(snapshot.Incidents).FirstOrDefault(incident => incident.Phases is not null)?.Phases is { } phases)
        {
            regions.Add(new("phases", typeof(PhasesRegion), PhasesView.Of(phases)));
            if (phases.Starts is { } starts)
            {
                regions.Add(new("starts", typeof(StartsRegion), StartsView.Of(starts)));
            }

            if (phases.History is { } history)
            {
                regions.Add(new("history", typeof(HistoryRegion), HistoryView.Of(history)));
            }
        }

        return regions;
    }
}
