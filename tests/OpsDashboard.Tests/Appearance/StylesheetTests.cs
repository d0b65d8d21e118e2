using System.Text.RegularExpressions;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Appearance;

/// <summary>One type scale, one of spaces: what a stylesheet sets, it takes from there.</summary>
public sealed partial class StylesheetTests
{
    // The wall is read across a room and has sizes of its own.
    private static readonly string[] Own = ["wall.css", "screens.css"];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.PathOf("wwwroot"), "*.css").Select(file => Path.GetFileName(file)!).Except(Own).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void FontSizes_AreOfTheScale(string file) =>
        Assert.DoesNotContain(FontSize().Matches(Screen(file)).Select(match => match.Value), size => Length().IsMatch(size));

    [Theory]
    [MemberData(nameof(Files))]
    public void Spaces_AreOfTheScale(string file) =>
        Assert.DoesNotContain(Space().Matches(Screen(file)).Select(match => match.Value), space => Length().IsMatch(space));

    [Theory]
    [MemberData(nameof(Files))]
    public void Colours_AreOfTheTheme(string file)
    {
        // A file to attach has no theme beside it: the report carries second values, and paper is white.
        var allowed = file == "report.css" ? ReportColour() : Paper();

        Assert.Empty(Colour().Matches(allowed.Replace(Read(file), "")).Select(match => match.Value));
    }

    [Fact]
    public void Report_WithoutThePage_HasTheSameScale()
    {
        var scale = Token().Matches(Root().Match(Read("app.css")).Value).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var copied = Token().Matches(ReportFile().Match(Read("report.css")).Value).Select(match => match.Value).ToList();

        Assert.NotEmpty(copied);
        Assert.Empty(copied.Except(scale, StringComparer.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.PathOf("wwwroot"), file));

    // Paper has its own measures; the scale itself is where numbers stand.
    private static string Screen(string file) => Declared().Replace(Print().Replace(Read(file), ""), "");

    [GeneratedRegex(@"@media print \{.*", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Print();

    [GeneratedRegex(@"--[\w-]+:[^;}]*;?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Declared();

    [GeneratedRegex(@"font(-size)?:[^;}]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FontSize();

    [GeneratedRegex(@"(?<![\w-])(margin|padding|gap|row-gap|column-gap)(-(top|right|bottom|left|block|inline))?:[^;}]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Space();

    // What is pulled back over something else, and a hair, are no spaces between things; indents line up with what stands before.
    [GeneratedRegex(@"(?<![\w.-])(?!(1|36|38)px)[\d.]+(px|rem)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Length();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"@media print \{.*", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Paper();

    [GeneratedRegex(@"light-dark\([^)]*\)|@media print \{.*", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ReportColour();

    [GeneratedRegex(@":root \{.*?\n\}", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Root();

    [GeneratedRegex(@"\.report-file \{.*?\}", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ReportFile();

    [GeneratedRegex(@"--[tsr]\d: [^;]+;", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();
}
