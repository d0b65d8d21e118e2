using System.Globalization;
using System.Net;
using System.Text;
using MudBlazor;

namespace OpsDashboard.Appearance;

/// <summary>A badge as SVG, always the same bytes for the same badge: label, state with its value, and as of when. No script, font, link or reference.</summary>
/// <remarks>Light colours are attributes, so that it is readable where styles are refused; dark ones are the only style.</remarks>
static class BadgeSvg
{
    private const int Height = 24;
    private const double Baseline = 16;
    private const double Gap = 8;
    private const double ShapeSize = 11;
    private const double MostLabel = 250;
    private const double MostMessage = 290;

    private static readonly Palette Light = DashboardTheme.Theme.PaletteLight;
    private static readonly Palette Dark = DashboardTheme.Theme.PaletteDark;

    /// <summary>The picture's text.</summary>
    public static string Write(Badge badge)
    {
        var label = BadgeText.Fit(badge.Label, MostLabel);
        var message = BadgeText.Fit(badge.Message, MostMessage);
        var asOf = badge.AsOf is { } at ? BadgeText.Fit($"as of {BadgeTime.Of(at)}", MostMessage) : default;
        var state = label.Width + (2 * Gap);
        var shape = state + Gap;
        var words = shape + ShapeSize + (Gap / 2);
        var end = words + message.Width + Gap;
        var width = asOf.Width > 0 ? end + asOf.Width + (2 * Gap) : end;
        var title = Encode($"{badge.Id}: {badge.Word}{(badge.AsOf is { } time ? $", as of {BadgeTime.Of(time)}" : "")}");
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{Height}\" viewBox=\"0 0 {width} {Height}\" role=\"img\" aria-label=\"{title}\">\n"));
        svg.Append(Invariant($"<title>{title}</title>\n<desc>{Encode($"{badge.Label}: {badge.Message}. {badge.Reason}".TrimEnd())}</desc>\n<style>{Style(badge.Look)}</style>\n"));
        svg.Append(Invariant($"<rect class=\"ground\" x=\".5\" y=\".5\" width=\"{width - 1}\" height=\"{Height - 1}\" rx=\"4\" fill=\"{Text(Light.BackgroundGray)}\" stroke=\"{Text(Light.LinesDefault)}\"/>\n"));
        svg.Append(StateGround(state, end, isLast: asOf.Width == 0, StateColour.Of(badge.Look, Light)));
        svg.Append(Shape(badge.Look, shape));
        svg.Append(Invariant($"<g font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" font-size=\"{BadgeText.FontSize}\" text-anchor=\"middle\">\n"));
        svg.Append(Words(label, Gap, "label", Text(Light.TextPrimary)));
        svg.Append(Words(message, words, "on", Text(Light.Surface)));
        svg.Append(asOf.Width > 0 ? Words(asOf, end + Gap, "time", Text(Light.TextSecondary)) : "");
        return svg.Append("</g>\n</svg>\n").ToString();
    }

    /// <summary>The style inside, as a content security policy must know it.</summary>
    public static string Style(StateAppearance look) => "@media(prefers-color-scheme:dark){"
        + $".ground{{fill:{Text(Dark.BackgroundGray)};stroke:{Text(Dark.LinesDefault)}}}.state{{fill:{StateColour.Of(look, Dark)}}}"
        + $".on{{fill:{Text(Dark.Surface)}}}.line{{fill:none;stroke:{Text(Dark.Surface)}}}"
        + $".label{{fill:{Text(Dark.TextPrimary)}}}.time{{fill:{Text(Dark.TextSecondary)}}}}}";

    // Round where the badge ends with it.
    private static string StateGround(double from, double to, bool isLast, string fill) => isLast
        ? Invariant($"<path class=\"state\" d=\"M{from} 0H{to - 4}a4 4 0 0 1 4 4v{Height - 8}a4 4 0 0 1-4 4H{from}z\" fill=\"{fill}\"/>\n")
        : Invariant($"<path class=\"state\" d=\"M{from} 0H{to}V{Height}H{from}z\" fill=\"{fill}\"/>\n");

    // Drawn in a box of 16 × 16.
    private static string Shape(StateAppearance look, double x)
    {
        var place = Invariant($"transform=\"translate({x} {(Height - ShapeSize) / 2}) scale({ShapeSize / 16})\" d=\"{look.Shape}\"");
        return look.Stroke
            ? $"<path class=\"line\" {place} fill=\"none\" stroke=\"{Text(Light.Surface)}\" stroke-width=\"2.2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n"
            : $"<path class=\"on\" {place} fill=\"{Text(Light.Surface)}\"/>\n";
    }

    // Anchored in the middle: a title that runs from right to left stays in its box.
    private static string Words(BadgeText text, double x, string part, string fill) => Invariant(
        $"<text class=\"{part}\" x=\"{x + (text.Width / 2)}\" y=\"{Baseline}\" textLength=\"{text.Width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{fill}\">{Encode(text.Text)}</text>\n");

    private static string Encode(string text) => WebUtility.HtmlEncode(BadgeText.Safe(text));

    private static string Text(MudBlazor.Utilities.MudColor colour) => StateColour.Text(colour);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
