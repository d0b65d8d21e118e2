using OpsDashboard.Components.Regions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions that every live page has, outside of its own content.</summary>
public static class FrameRegions
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Region> Of(DashboardSnapshot snapshot) =>
    [
        new("head", typeof(HeadRegion), HeadView.Of(snapshot)),
        new("banner", typeof(BannerRegion), BannerView.Of(snapshot)),
    ];

    /// <summary>Whether a region is one of them.</summary>
    public static bool Has(string key) => key is "head" or "banner";
}
