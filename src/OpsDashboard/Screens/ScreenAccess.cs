using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Screens;

/// <summary>What a wall screen is let do, and who may say which screens there are. Pure.</summary>
/// <remarks>A screen's token is for <c>/wall</c> and the hub's views of it. Nothing else ever asks for it: in a mode that asks people who
/// they are, it opens those two to a paired screen and nothing else to anybody.</remarks>
static class ScreenAccess
{
    /// <summary>What a withdrawn screen shows until it is paired again: no data.</summary>
    public const string PairingView = "wall-pairing";

    private const string Wall = "wall";

    /// <summary>Whether a view of the hub is one of the wall.</summary>
    public static bool IsOfWall(string? view) => view is not null && (view == Wall || view.StartsWith(Wall + "-", StringComparison.Ordinal));

    /// <summary>Whether a view of the wall may be followed.</summary>
    /// <param name="token">Null when the browser shows none; in mode <c>None</c> anybody may look.</param>
    public static ScreenAdmission To(string view, ScreenToken? token, RecordedScreens screens, AuthenticationMode mode)
    {
        var (paired, pairing) = (screens.Of(token?.Sha256) is not null, view == PairingView);
        return
            token is not null && screens.Withdrawn.Contains(token.Sha256) ? ScreenAdmission.Waits
            : pairing ? (token is null || (token.MustPair && !paired) ? ScreenAdmission.Admitted : ScreenAdmission.Elsewhere)
            : paired ? ScreenAdmission.Admitted
            : token is { MustPair: true } ? ScreenAdmission.Waits
            : mode != AuthenticationMode.None ? ScreenAdmission.Refused
            : ScreenAdmission.Admitted;
    }

    /// <summary>Whether who is asked for may pair and withdraw screens. Asked at each deed.</summary>
    public static bool MayManage(AuthenticationMode mode) => mode == AuthenticationMode.None;
}

/// <summary>What becomes of a screen that wants to follow a view.</summary>
enum ScreenAdmission
{
    Admitted,

    /// <summary>Let in, but it follows <see cref="ScreenAccess.PairingView"/> whatever it asked for.</summary>
    Waits,

    /// <summary>Let in, and told to load its page again: by now it shows another one.</summary>
    Elsewhere,

    /// <summary>Told to load its page again, which says why, and closed.</summary>
    Refused,
}
