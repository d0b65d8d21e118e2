using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpsDashboard.Api.Badges;

namespace OpsDashboard.Tests.Api.Badges;

public sealed partial class BadgeSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. SampleBadges.All.Keys];

    // After a wanted change: write what the failed test shows into the file, and look at it in a browser.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Badge_OfEveryState_IsTheGoldenPicture(string name)
    {
        var golden = await File.ReadAllTextAsync(Path.Combine(SampleBadges.Folder, $"{name}.svg"), TestContext.Current.CancellationToken);

        Assert.Equal(golden, BadgeSvg.Write(SampleBadges.All[name]));
    }

    [Fact]
    public void GoldenPictures_AreThoseOfTheTable() =>
        Assert.Equal(SampleBadges.All.Keys.Order(), Directory.GetFiles(SampleBadges.Folder).Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Badge_OfEveryState_IsXmlThatRunsAndLoadsNothing(string name)
    {
        var picture = XDocument.Parse(BadgeSvg.Write(SampleBadges.All[name])).Root!;

        Assert.Empty(picture.DescendantsAndSelf().Select(one => one.Name.LocalName).Except(["svg", "title", "desc", "style", "rect", "path", "g", "text"], StringComparer.Ordinal));
        Assert.All(picture.DescendantsAndSelf(), one => Assert.Equal(Svg, one.Name.Namespace));
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), one => one.Name.LocalName is "href" or "style" || one.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", picture.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', picture.ToString());
        Assert.Equal("img", picture.Attribute("role")?.Value);
        Assert.Equal(picture.Element(Svg + "title")!.Value, picture.Attribute("aria-label")?.Value);
        Assert.InRange(double.Parse(picture.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture), 100, 760);
        Assert.InRange(Encoding.UTF8.GetByteCount(picture.ToString()), 1, 4096);
    }

    [Theory]
    [InlineData("not-met", "success: not-met, as of 2025-09-15 18:41Z")]
    [InlineData("cannot-tell", "success: cannot-tell, as of 2025-09-15 18:41Z")]
    [InlineData("too-early", "success: too-early, as of 2025-09-15 18:41Z")]
    [InlineData("met", "success: met, as of 2025-09-15 18:41Z")]
    [InlineData("hostile-title", "success: not-met, as of 2025-09-15 18:41Z")]
    [InlineData("not-reached", "cpu: not-reached, as of 2025-09-15 18:37Z")]
    [InlineData("no-data", "cpu: no-data, as of 2025-09-15 18:41Z")]
    [InlineData("incident-overridden", "incident 7: resolved, as of 2025-09-15 18:41Z")]
    [InlineData("no-incident", "badge: unknown")]
    [InlineData("no-snapshot", "badge: unknown")]
    public void Title_OfABadge_HasTheWordOfTheJson(string name, string title) =>
        Assert.Equal(title, XDocument.Parse(BadgeSvg.Write(SampleBadges.All[name])).Root!.Element(Svg + "title")!.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Green_IsOnlyWhatIsMetOkOrResolved(string name)
    {
        var green = new[] { DashboardTheme.Theme.PaletteLight.Success, DashboardTheme.Theme.PaletteDark.Success }.Select(StateColour.Text);
        var svg = BadgeSvg.Write(SampleBadges.All[name]);

        Assert.All(green, colour => Assert.Equal(name is "met" or "ok" or "incident-resolved", svg.Contains(colour, StringComparison.Ordinal)));
    }

    [Fact]
    public void Shapes_OfVerdicts_DifferWithoutColour()
    {
        string[] verdicts = ["not-met", "cannot-tell", "too-early", "met"];

        Assert.Distinct(verdicts.Select(name => ShapePattern().Match(BadgeSvg.Write(SampleBadges.All[name])).Groups["shape"].Value));
    }

    [Fact]
    public void Value_BesideAStatusThatIsNotCurrent_IsNotShown() =>
        Assert.All(new[] { "stale", "no-data", "error" }, name => Assert.DoesNotContain("42", SampleBadges.All[name].Message, StringComparison.Ordinal));

    [Fact]
    public void LowerBound_InABadge_IsToldAsOne() => Assert.Equal("critical · > 25 s", SampleBadges.All["critical"].Message);

    [GeneratedRegex("transform=\"[^\"]*\" d=\"(?<shape>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShapePattern();
}
