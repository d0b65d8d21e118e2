using MudBlazor;
using MudBlazor.Utilities;
using OpsDashboard.Components.Layout;

namespace OpsDashboard.Tests.Components.Layout;

public sealed class ThemeContrastTests
{
    private const double Required = 4.5;

    public static TheoryData<string> Schemes => ["dark", "light"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Palette_TextAndStates_ReachContrastOnEveryGround(string scheme)
    {
        var palette = PaletteOf(scheme);
        (string Name, MudColor Colour)[] inks =
        [
            ("text", palette.TextPrimary), ("muted", palette.TextSecondary), ("accent", palette.Primary), ("ok", palette.Success),
            ("warning", palette.Warning), ("critical", palette.Error), ("early", palette.Info), ("stale", palette.Tertiary), ("unknown", palette.Dark),
        ];
        (string Name, MudColor Colour)[] grounds =
            [("background", palette.Background), ("surface", palette.Surface), ("raised", palette.BackgroundGray)];

        var low = from ink in inks
                  from ground in grounds
                  let contrast = Contrast(ink.Colour, ground.Colour)
                  where contrast < Required
                  select $"{ink.Name} on {ground.Name}: {contrast:0.00}";

        Assert.Empty(low);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Palette_LostBannerAndMarkNumbers_ReachContrast(string scheme)
    {
        var palette = PaletteOf(scheme);

        Assert.True(Contrast(palette.ErrorContrastText, palette.Error) >= Required);
        Assert.True(Contrast(palette.Background, palette.Info) >= Required);
    }

    [Fact]
    public void Text_Always_HasBothPalettesAndThePreference()
    {
        Assert.Contains("[data-theme=dark]{color-scheme:dark;", ThemeStylesheet.Text);
        Assert.Contains("[data-theme=light]{color-scheme:light;", ThemeStylesheet.Text);
        Assert.Contains("@media(prefers-color-scheme:dark){:root:not([data-theme=light],[data-theme=dark]){color-scheme:dark;", ThemeStylesheet.Text);
        Assert.Contains("--mud-palette-error:#ff6f52;", ThemeStylesheet.Text);
    }

    private static Palette PaletteOf(string scheme) =>
        scheme == "dark" ? DashboardTheme.Theme.PaletteDark : DashboardTheme.Theme.PaletteLight;

    // WCAG 2.2, "contrast ratio".
    private static double Contrast(MudColor one, MudColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(MudColor colour) =>
        (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
