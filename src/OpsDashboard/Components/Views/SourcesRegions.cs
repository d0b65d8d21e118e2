using OpsDashboard.Components.Regions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/sources</c>.</summary>
public static class SourcesRegions
{
    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public const string Name = "sources";

    /// <summary>The view.</summary>
    public static LiveView View { get; } = new(Name, Of);

    /// <summary>All regions of a snapshot.</summary>
    public static IReadOnlyList<Region> Of(DashboardSnapshot snapshot) =>
    [
        .. FrameRegions.Of(snapshot),
        new("sources", typeof(SourcesRegion), SourcesView.Of(snapshot)),
        new("configuration", typeof(ConfigurationRegion), ConfigurationView.Of(snapshot)),
    ];
}
