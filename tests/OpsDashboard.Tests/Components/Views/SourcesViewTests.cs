using System.Text.RegularExpressions;
using AngleSharp.Dom;
using OpsDashboard.Components.Views;
using OpsDashboard.Readings.Health;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed partial class SourcesViewTests
{
    private static readonly SourceState Read = new("cloud-monitoring", SourceStatus.Ok, SampleSnapshots.At, Error: null)
    {
        Where = "https://monitoring.example, project acme",
        ClockAhead = TimeSpan.Zero,
        Usage = new SourceUsageDay(new UsageCount(50_000, 90_000), new UsageCount(1_440, 43_200), TimeSpan.FromHours(12)),
        PricePerMillionSeries = 0.50m,
    };

    [Theory]
    [InlineData(SourceStatus.Ok, "ok")]
    [InlineData(SourceStatus.Partial, "partial")]
    [InlineData(SourceStatus.Late, "late")]
    [InlineData(SourceStatus.Denied, "denied")]
    [InlineData(SourceStatus.Quota, "quota")]
    [InlineData(SourceStatus.Unreachable, "unreachable")]
    [InlineData(SourceStatus.Off, "off")]
    public async Task Html_EachStatus_HasShapeAndWord(SourceStatus status, string word)
    {
        var state = (await SectionAsync(Read with { Status = status })).QuerySelector("header .state")!;

        Assert.Contains(word, state.TextContent, StringComparison.Ordinal);
        Assert.NotNull(state.QuerySelector("svg"));
    }

    [Fact]
    public async Task Html_Usage_IsTodayTheRateAndTheMonthsPrice()
    {
        var text = Words(await SectionAsync(Read));

        Assert.Contains("1,440 calls, 43,200 time series", text, StringComparison.Ordinal);
        Assert.Contains("about 86,400 time series a day its price about USD 1.30 in 30 days at Google, USD 0.50 a million time series returned", text, StringComparison.Ordinal);
        Assert.Contains("Google's own page was not read", text, StringComparison.Ordinal);
        Assert.Contains("our clock in step with the server's", text, StringComparison.Ordinal);
        Assert.Contains("circuit breaker closed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_AnotherPrice_IsSaidToBeConfigured()
    {
        var text = Words(await SectionAsync(Read with { PricePerMillionSeries = 0.1234m }));

        Assert.Contains("USD 0.1234 a million time series returned. Price as configured.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_TooShortADay_HasNoRateAndNoPrice()
    {
        var text = Words(await SectionAsync(Read with { Usage = Read.Usage! with { Observed = TimeSpan.FromMinutes(5) } }));

        Assert.Contains("too little of the day was watched to say", text, StringComparison.Ordinal);
        Assert.DoesNotContain("USD", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_BreakerOpen_TellsTheNextTryInRealTime()
    {
        var next = new DateTimeOffset(2026, 11, 24, 23, 59, 7, TimeSpan.FromHours(2));

        var text = Words(await SectionAsync(Read with { Status = SourceStatus.Quota, Breaker = "open", NextTry = next }));

        Assert.Contains("circuit breaker open: next try not before 21:59:07 UTC (real time)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(95, "our clock 95 s ahead of the server's")]
    [InlineData(-600, "our clock 10 min behind the server's")]
    public async Task Html_Skew_SaysWhichWay(double seconds, string words) =>
        Assert.Contains(words, Words(await SectionAsync(Read with { ClockAhead = TimeSpan.FromSeconds(seconds) })), StringComparison.Ordinal);

    [Fact]
    public async Task Html_Off_IsOneLineWithoutFigures()
    {
        var section = await SectionAsync(new SourceState("sql-probe", SourceStatus.Off, null, "not read yet in this version"));

        Assert.Equal("not read yet in this version", Assert.Single(section.QuerySelectorAll("p")).TextContent);
        Assert.Empty(section.QuerySelectorAll("dl, table"));
    }

    private static async Task<IElement> SectionAsync(SourceState source) =>
        (await RenderedRegions.ParseAsync(SourcesRegions.Of(SampleSnapshots.NoIncident() with { Sources = [source] }))).QuerySelector("section.source")!;

    private static string Words(IElement element) => Spaces().Replace(string.Join(' ', element.QuerySelectorAll("h2, .state, p, dt, dd").Select(part => part.TextContent)), " ");

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
