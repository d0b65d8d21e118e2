using MudBlazor;
using MudBlazor.Utilities;

namespace OpsDashboard.Appearance;

/// <summary>The colour of a state where no stylesheet of ours reaches: as <c>app.css</c> maps the same classes to the theme.</summary>
static class StateColour
{
    /// <summary>As <c>#rrggbb</c>. What is not named is grey: no oversight makes anything green.</summary>
    public static string Of(StateAppearance look, Palette palette) => Text(look.Css switch
    {
        "is-ok" or "is-met" or "is-holds" => palette.Success,
        "is-warning" or "is-partial" or "is-quota" => palette.Warning,
        "is-critical" or "is-not-met" or "is-error" or "is-fails" or "is-denied" => palette.Error,
        "is-too-early" or "is-confirmed" => palette.Info,
        "is-stale" => palette.Tertiary,
        "is-not-reached" => palette.TextSecondary,
        _ => palette.Dark,
    });

    /// <summary>A colour of the theme as <c>#rrggbb</c>.</summary>
    public static string Text(MudColor colour) => colour.ToString(MudColorOutputFormats.Hex);
}
