using OpsDashboard.Live;
using OpsDashboard.Screens;

namespace OpsDashboard.Components.Views;

/// <summary>The views around wall screens.</summary>
public static class ScreensRegions
{
    /// <summary>The view's name.</summary>
    public const string Name = "screens";

    /// <summary>The page's address.</summary>
    public const string Path = "/screens";

    /// <summary><c>/screens</c> itself, and what a withdrawn screen follows: nothing but the heartbeat.</summary>
    public static IReadOnlyList<LiveView> Views { get; } =
    [
        new(Name, snapshot => [.. FrameRegions.Of(snapshot)]),
        new(ScreenAccess.PairingView, _ => []),
    ];
}
