using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace OpsDashboard.Components.Layout;

/// <summary>The theme as CSS variables, chosen by <c>data-theme</c>, else by the browser's preference: <c>/theme.css</c>.</summary>
public static class ThemeStylesheet
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Write(DashboardTheme.Theme));

    /// <summary>Address with a fingerprint, so that browsers may keep it for ever.</summary>
    public static string Url { get; } = $"theme.css?v={Convert.ToHexStringLower(SHA256.HashData(Bytes))[..10]}";

    /// <summary>The stylesheet's text.</summary>
    public static string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Maps <c>/theme.css</c>.</summary>
    public static IEndpointConventionBuilder MapThemeStylesheet(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/theme.css", (HttpContext http) =>
        {
            http.Response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
            return Results.Bytes(Bytes, "text/css; charset=utf-8");
        });

    private static string Write(MudTheme theme)
    {
        var dark = Variables(theme.PaletteDark, "dark");
        var light = Variables(theme.PaletteLight, "light");
        return $"{Rule(":root,[data-theme=light]", light)}\n{Rule("[data-theme=dark]", dark)}\n"
            + $"{Rule("@media(prefers-color-scheme:dark)", Rule(":root:not([data-theme=light],[data-theme=dark])", dark))}\n";
    }

    private static string Rule(string head, string body) => head + "{" + body + "}";

    private static string Variables(Palette palette, string scheme)
    {
        (string Name, string Value)[] variables =
        [
            ("background", Colour(palette.Background)),
            ("surface", Colour(palette.Surface)),
            ("background-gray", Colour(palette.BackgroundGray)),
            ("lines-default", Colour(palette.LinesDefault)),
            ("lines-inputs", Colour(palette.LinesInputs)),
            ("text-primary", Colour(palette.TextPrimary)),
            ("text-secondary", Colour(palette.TextSecondary)),
            ("primary", Colour(palette.Primary)),
            ("success", Colour(palette.Success)),
            ("warning", Colour(palette.Warning)),
            ("error", Colour(palette.Error)),
            ("error-text", Colour(palette.ErrorContrastText)),
            ("info", Colour(palette.Info)),
            ("tertiary", Colour(palette.Tertiary)),
            ("dark", Colour(palette.Dark)),
            ("skeleton", Colour(palette.Skeleton)),
        ];
        return $"color-scheme:{scheme};" + string.Concat(variables.Select(variable => $"--mud-palette-{variable.Name}:{variable.Value};"));
    }

    private static string Colour(MudBlazor.Utilities.MudColor colour) => colour.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex);
}
