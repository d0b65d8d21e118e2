using OpsDashboard.Components.Regions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/demo</c>: what the overview says, beside the controls that change it.</summary>
public static class DemoRegions
{
    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public const string Name = "demo";

    /// <summary>The view.</summary>
    public static LiveView View { get; } = new(Name, Of);

    /// <summary>All regions of a snapshot.</summary>
    public static IReadOnlyList<Region> Of(DashboardSnapshot snapshot)
    {
        var regions = new List<Region>(FrameRegions.Of(snapshot));
        var incidents = WorstFirst.Of(snapshot.Incidents);
        if (incidents.Count > 0)
        {
            regions.Add(new("sentence", typeof(SentenceRegion), SentenceView.Of(incidents)));
            regions.Add(new("criteria", typeof(CriteriaRegion), CriteriaView.Of(incidents[0])));
        }

        regions.Add(new("sources", typeof(SourceChipsRegion), SourcesView.Of(snapshot)));
        return regions;
    }
}
