using System.Text.RegularExpressions;
using MudBlazor;
using OpsDashboard.Appearance;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Appearance;

/// <summary>Badges and icons have the colours of pages: both say the same of the same class.</summary>
public sealed partial class StateColourTests
{
    private static readonly Palette Palette = DashboardTheme.Theme.PaletteLight;

    [Fact]
    public async Task Colour_OfEachClass_IsThatOfTheStylesheet()
    {
        var css = await File.ReadAllTextAsync(Repository.PathOf("wwwroot/app.css"), TestContext.Current.CancellationToken);
        var entries = EntryPattern().Matches(css).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["entry"].Value, StringComparer.Ordinal);
        var rules = RulePattern().Matches(css).SelectMany(rule => ClassPattern().Matches(rule.Groups["classes"].Value).Select(one => (Css: one.Value, Entry: entries[rule.Groups["name"].Value]))).ToArray();

        Assert.True(rules.Length > 15, "the rules of app.css are written otherwise than this test reads them");
        Assert.All(rules, rule => Assert.Equal(Colour(rule.Entry), StateColour.Of(new StateAppearance("", "", rule.Css, ""), Palette)));
    }

    private static string Colour(string entry) => StateColour.Text(entry switch
    {
        "success" => Palette.Success,
        "warning" => Palette.Warning,
        "error" => Palette.Error,
        "info" => Palette.Info,
        "dark" => Palette.Dark,
        "tertiary" => Palette.Tertiary,
        "text-secondary" => Palette.TextSecondary,
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "no state has this colour"),
    });

    [GeneratedRegex(@"^\s*--(?<name>[a-z]+): var\(--mud-palette-(?<entry>[a-z-]+)\);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"^(?<classes>\.is-[^{]+)\{ --state: var\(--(?<name>[a-z]+)\); \}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RulePattern();

    [GeneratedRegex("is-[a-z-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClassPattern();
}
