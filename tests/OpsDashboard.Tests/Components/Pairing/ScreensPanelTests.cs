using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Components.Pairing;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Screens;
using OpsDashboard.Tests.Screens;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Pairing;

/// <summary>What an operator does on <c>/screens</c>, over a real store.</summary>
public sealed class ScreensPanelTests : BunitContext
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2090, 11, 28, 8, 0, 0, TimeSpan.Zero));
    private readonly ScreenToken _token = ScreenToken.New();
    private readonly WallScreens _walls;

    public ScreensPanelTests()
    {
        Services.AddSingleton(SampleJournal.Create(new IncidentClock(_time), _time)).AddSingleton(new DashboardOptions()).AddSingleton<TimeProvider>(_time)
            .AddSingleton<WallScreens>().AddSingleton<ScreenPairing>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        _walls = Services.GetRequiredService<WallScreens>();
    }

    [Fact]
    public async Task Screen_IsPairedRenamedAndWithdrawn_EachByWhoSaidTheirNameOnce()
    {
        var wall = _walls.Enter("wall", _token.CookieValue, () => { }, () => { });
        _walls.Heard(wall, SampleReports.Of(_token.Code));
        var panel = Render<ScreensPanel>();
        Assert.Contains("1 unpaired wall is connected", panel.Markup, StringComparison.Ordinal);
        // A code is looked up on the screen itself.
        Assert.DoesNotContain(_token.Code, panel.Markup, StringComparison.Ordinal);

        Field(panel, "Your name").Change("Ann");
        Field(panel, "Code on the screen").Change(_token.Code);
        Field(panel, "Name of the screen").Change("Ops <b>room</b>");
        await panel.Find("form").SubmitAsync();
        Assert.Equal(("Ops <b>room</b>", "Ann"), _walls.Screens.Paired.Select(one => (one.Name, one.By)).Single());
        _time.Advance(TimeSpan.FromSeconds(1));
        panel.WaitForAssertion(() => Assert.Equal("Ops <b>room</b>", panel.Find("th[scope=row]").TextContent));
        Assert.Empty(panel.FindAll("th b"));

        Field(panel, "Your name").Change("Ben");
        await Button(panel, "Rename").ClickAsync();
        Field(panel, "New name of").Change("Lobby");
        await panel.Find(".deeds form").SubmitAsync();
        Assert.Equal(("Lobby", "Ben"), _walls.Screens.Paired.Select(one => (one.Name, one.By)).Single());

        await Button(panel, "Withdraw").ClickAsync();
        Assert.Single(_walls.Screens.Paired);
        await Button(panel, "Withdraw it").ClickAsync();
        Assert.Empty(_walls.Screens.Paired);
        Assert.Equal(_token.Sha256, Assert.Single(_walls.Screens.Withdrawn));
    }

    [Fact]
    public async Task DeedsThatCannotBe_AreRefusedInWords()
    {
        var panel = Render<ScreensPanel>();
        Assert.Contains("No wall screen yet.", panel.Markup, StringComparison.Ordinal);

        await panel.Find("form").SubmitAsync();
        Assert.Equal("true", Field(panel, "Code on the screen").GetAttribute("aria-invalid"));
        Assert.Contains("see beside the fields", panel.Find(".said").TextContent, StringComparison.Ordinal);

        Field(panel, "Your name").Change(new string('n', 500));
        await panel.Find("form").SubmitAsync();
        Assert.Contains("Your name: found 500 characters", panel.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentScreen_IsSaidInItsRow_AsTimeGoesOn()
    {
        var wall = _walls.Enter("wall", _token.CookieValue, () => { }, () => { });
        _walls.Heard(wall, SampleReports.Of(_token.Code, _time.GetUtcNow()));
        await Services.GetRequiredService<ScreenPairing>().PairAsync(_token.Code, "Ops", null, Xunit.TestContext.Current.CancellationToken);
        var panel = Render<ScreensPanel>();
        Assert.Contains("connected since", panel.Find("td[data-label=link]").TextContent, StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromMinutes(6));

        panel.WaitForAssertion(() => Assert.Contains("but silent for 6 min", panel.Find("td[data-label=link].is-wrong").TextContent, StringComparison.Ordinal));
    }

    private static IElement Field(IRenderedComponent<ScreensPanel> panel, string label) =>
        panel.FindAll("label.field").Single(field => field.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;

    private static IElement Button(IRenderedComponent<ScreensPanel> panel, string word) => panel.FindAll("button").Single(button => button.TextContent.Trim() == word);
}
