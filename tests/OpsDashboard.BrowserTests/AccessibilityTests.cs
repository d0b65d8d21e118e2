using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace OpsDashboard.BrowserTests;

/// <summary>axe's rules on every page and screen, in both themes.</summary>
public sealed class AccessibilityTests(Stage stage) : BrowserTest(stage)
{
    public static TheoryData<string, Screen, ColorScheme> Pages =>
    [
        .. from path in (string[])Live
           from screen in (Screen[])[Screen.Laptop, Screen.Phone]
           from theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light]
           select new TheoryDataRow<string, Screen, ColorScheme>(path, screen, theme),
    ];

    public static TheoryData<string, Screen, ColorScheme> StillPages =>
    [
        .. from path in Still
           from theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light]
           select new TheoryDataRow<string, Screen, ColorScheme>(path, theme == ColorScheme.Dark ? Screen.Phone : Screen.Laptop, theme),
    ];

    // With live regions, and without.
    private static string[] Live => ["/", "/phases", "/sources", "/screens", "/demo", "/incidents", "/incidents/1278", "/i/1278@r1", "/wall", "/wall?view=criteria"];

    private static string[] Still =>
    [
        "/incidents/1278/act", "/incidents/1278/report", "/i/1278@r999", "/nowhere", "/error", "/style",
        "/?at=2025-09-15T18:30:00Z", "/incidents/1278?at=2025-09-15T18:30:00Z", "/phases?at=2025-09-15T18:30:00Z", "/?at=tomorrow",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_HasNothingSerious(string path, Screen screen, ColorScheme theme)
    {
        // axe is put into the page as a script, which the page's own policy rightly refuses.
        var page = await OpenAsync(path, screen, options: new() { ColorScheme = theme, BypassCSP = true });
        await HasNothingSeriousAsync(page, theme);
    }

    [Theory, MemberData(nameof(StillPages))]
    public async Task StillPage_HasNothingSerious(string path, Screen screen, ColorScheme theme)
    {
        var page = await NewPageAsync(screen, path == "/style" ? await WorkshopAsync() : null, new() { ColorScheme = theme, BypassCSP = true });
        await page.GotoAsync(path);
        await HasNothingSeriousAsync(page, theme);
    }

    [Fact]
    public async Task Charts_HaveATable_OrTheirCourseInWords()
    {
        var page = await OpenAsync("/", Screen.Laptop);
        var phases = await OpenAsync("/phases", Screen.Laptop);
        const string Bare = """
            () => [
              ...[...document.querySelectorAll('.chart, .waterfall')].filter(chart => !chart.closest('section').querySelector('details.data table tbody tr')),
              ...[...document.querySelectorAll('svg.sparkline')].filter(line => !/lowest .+ highest /.test(line.getAttribute('aria-label')) || !line.closest('.tile').querySelector('.more .facts').textContent.includes(line.getAttribute('aria-label'))),
            ].map(e => e.outerHTML.slice(0, 80))
            """;

        Assert.NotEqual(0, await page.Locator("svg.sparkline").CountAsync());
        Assert.NotEqual(0, await phases.Locator(".chart, .waterfall").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(Bare));
        Assert.Empty(await phases.EvaluateAsync<string[]>(Bare));
    }

    [Fact]
    public async Task LessMotion_IsNone_AndColoursOfTheReader_LeaveShapesAndBars()
    {
        var page = await NewPageAsync(Screen.Laptop, await WorkshopAsync(), new() { ReducedMotion = ReducedMotion.Reduce, ForcedColors = ForcedColors.Active });
        await page.GotoAsync("/style");

        Assert.Equal("none", await page.Locator(".skeleton").First.EvaluateAsync<string>("e => getComputedStyle(e).animationName"));
        Assert.Equal("none", await page.Locator(".horizon-track").First.EvaluateAsync<string>("e => getComputedStyle(e).forcedColorAdjust"));
        Assert.NotEqual("none", await page.Locator(".shape").First.EvaluateAsync<string>("e => getComputedStyle(e).fill"));
    }

    private static async Task HasNothingSeriousAsync(IPage page, ColorScheme theme)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

        // Only what is about colour can differ between the themes.
        var options = theme == ColorScheme.Dark ? new AxeRunOptions() : new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };
        var result = await page.RunAxe(options);

        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Empty(serious.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }
}
