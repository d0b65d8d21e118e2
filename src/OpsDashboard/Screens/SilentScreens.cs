using System.Globalization;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Screens;

/// <summary>Paired screens that do not say that they paint. Pure.</summary>
static class SilentScreens
{
    /// <param name="after">Real time of silence that is not warned of.</param>
    /// <param name="now">Real time.</param>
    public static ValueList<Warning> Warnings(ValueList<ScreenPresence> screens, TimeSpan after, DateTimeOffset now) =>
        screens.Where(screen => IsSilent(screen, after, now)).Select(Warning).ToValueList();

    public static bool IsSilent(ScreenPresence screen, TimeSpan after, DateTimeOffset now) => now - screen.HeardAt > after;

    // Nothing in it moves while it lasts: who compares snapshots sees no change.
    private static Warning Warning(ScreenPresence one)
    {
        var since = one.HeardAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var link = one.ConnectedSince is null ? "it is not connected" : "it is connected but paints nothing";
        return new Warning($"screen-{one.Screen.Number}-silent", $"Wall screen {OneLine.Of(one.Screen.Name)} is silent since {since}: {link}.", one.HeardAt);
    }
}
