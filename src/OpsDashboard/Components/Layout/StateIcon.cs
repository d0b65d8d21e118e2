using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Layout;

/// <summary>The picture in a browser's tab: shape and colour of the worst incident, told apart at 16 pixels and on light and dark tabs.</summary>
public static class StateIcon
{
    /// <summary>Shown while nothing is known: the product's own sign, which is no state.</summary>
    public const string Neutral = "/favicon.svg";

    // From worst to best. An override is a claim that data do not bear out: it is never the green one.
    private static readonly (string Name, StateAppearance Look)[] Icons =
    [
        .. Enum.GetValues<Verdict>().Where(verdict => verdict < Verdict.Met).Order().Select(verdict => (VerdictWord.Of(verdict), StateAppearance.Of(verdict))),
        ("overridden", new StateAppearance("▲", "resolved by override", "is-warning", StateAppearance.Of(TileStatus.Warning).Shape)),
        (VerdictWord.Of(Verdict.Met), StateAppearance.Of(Verdict.Met)),
    ];

    private static readonly Dictionary<string, string> Pictures = Icons.ToDictionary(icon => icon.Name, icon => Svg(icon.Look), StringComparer.Ordinal);

    /// <summary>For <c>live.js</c>, which can fetch nothing once the link is lost: a grey cross, as a whole.</summary>
    public static string NotLive { get; } = $"data:image/svg+xml,{Uri.EscapeDataString(Svg(StateAppearance.Of(TileStatus.Error) with { Css = "is-off" }))}";

    /// <summary>The address of the icon for a snapshot.</summary>
    public static string Of(DashboardSnapshot? snapshot) => snapshot?.Incidents.Where(incident => !incident.IsScheduled).ToArray() is not { Length: > 0 } open
        ? Neutral
        : $"/icons/{Icons[open.Min(incident => Array.FindIndex(Icons, icon => icon.Name == Name(incident)))].Name}.svg";

    /// <summary>Maps <c>/icons/{state}.svg</c>.</summary>
    public static IEndpointConventionBuilder MapStateIcons(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/icons/{state}.svg", (string state, HttpContext http) =>
        {
            if (!Pictures.TryGetValue(state, out var svg))
            {
                return Results.NotFound();
            }

            http.Response.Headers[HeaderNames.CacheControl] = "public, max-age=86400";
            return Results.Text(svg, "image/svg+xml", Encoding.UTF8);
        });

    private static string Name(Incident incident) => incident.Resolution is { OverrideReason: not null } && incident.State is IncidentState.Resolved
        ? "overridden"
        : VerdictWord.Of(incident.Answer.Verdict);

    // On a dark ground of its own, so that neither a light nor a dark tab swallows it; thicker lines than on pages, for half a pixel is none.
    private static string Svg(StateAppearance look)
    {
        var colour = StateColour.Of(look, DashboardTheme.Theme.PaletteDark);
        var ink = look.Stroke ? $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.8\" stroke-linecap=\"round\" stroke-linejoin=\"round\"" : $"fill=\"{colour}\"";
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#151c23\"/><path transform=\"translate(2 2) scale(1.75)\" d=\"{look.Shape}\" {ink}/></svg>");
    }
}
