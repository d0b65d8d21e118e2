using OpsDashboard.Components.Regions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/incidents</c>.</summary>
public static class IncidentsRegions
{
    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public const string Name = "incidents";

    /// <summary>The page's address; that of an incident lies below it.</summary>
    public const string Path = "/incidents";

    /// <summary>The view.</summary>
    public static LiveView View { get; } = new(Name, Of);

    /// <summary>All regions of a snapshot.</summary>
    public static IReadOnlyList<Region> Of(DashboardSnapshot snapshot) =>
    [
        .. FrameRegions.Of(snapshot),
        new("incidents", typeof(IncidentsRegion), IncidentsView.Of(snapshot)),
    ];
}
