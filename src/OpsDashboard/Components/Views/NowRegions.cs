using System.Globalization;
using OpsDashboard.Components.Regions;
using OpsDashboard.Configuration;
using OpsDashboard.Frozen;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>What stands beside every frozen revision of an incident: how it stands now.</summary>
public static class NowRegions
{
    /// <summary>What the views' names begin with, before a dash and the number.</summary>
    public const string Prefix = "now";

    /// <summary>The region's key.</summary>
    public const string Key = "now";

    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{number}");

    /// <summary>The view.</summary>
    public static LiveView View(long number, DashboardOptions options) => new(Name(number), snapshot =>
    [
        .. FrameRegions.Of(snapshot),
        .. snapshot.Incidents.Where(one => one.Number == number)
            .Select(incident => new Region(Key, typeof(StandingRegion), StandingView.Of(IncidentStanding.Of(snapshot, incident, options)))),
    ]);
}
