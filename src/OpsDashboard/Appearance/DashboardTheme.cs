using MudBlazor;

namespace OpsDashboard.Appearance;

/// <summary>All colours of the product, for MudBlazor's components and, through <see cref="ThemeStylesheet"/>, for our own.</summary>
/// <remarks>States use the semantic entries: success ok and met, warning, error critical and not met, info too early,
/// dark cannot tell and no data, tertiary stale. Text and states reach a contrast of 4.5 : 1 on every ground; a test computes it.</remarks>
public static class DashboardTheme
{
    /// <summary>The theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteDark = new PaletteDark
        {
            Background = "#0d1217",
            Surface = "#151c23",
            BackgroundGray = "#1c252e",
            LinesDefault = "#2a3541",
            LinesInputs = "#64778a",
            TextPrimary = "#e8eef4",
            TextSecondary = "#9fb0bf",
            Primary = "#7db4ff",
            Secondary = "#9fb0bf",
            Success = "#35b88f",
            Warning = "#e9a820",
            Error = "#ff6f52",
            Info = "#7db4ff",
            Tertiary = "#c3a6ff",
            Dark = "#a9b4bf",
            ErrorContrastText = "#1a0904",
            Skeleton = "#222d37",
        },
        PaletteLight = new PaletteLight
        {
            Background = "#f1f4f7",
            Surface = "#ffffff",
            BackgroundGray = "#e9eef3",
            LinesDefault = "#cdd7e0",
            LinesInputs = "#728496",
            TextPrimary = "#131c25",
            TextSecondary = "#4a5a69",
            Primary = "#1558b0",
            Secondary = "#4a5a69",
            Success = "#086e52",
            Warning = "#855400",
            Error = "#bf2c10",
            Info = "#1558b0",
            Tertiary = "#6a41b5",
            Dark = "#505d69",
            ErrorContrastText = "#ffffff",
            Skeleton = "#dfe6ec",
        },
    };
}
