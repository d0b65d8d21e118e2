using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests;

/// <summary>The page <c>/</c> as somebody finds it at 3 a.m.</summary>
public sealed partial class OverviewTests(Stage stage) : BrowserTest(stage)
{
    private static readonly string[] Tiles =
    [
        "connector-latency", "connector-cpu", "connector-instances", "connector-throughput",
        "sql-pool-utilisation", "sql-connections", "sql-connect-time", "client-pool-in-use",
        "startup-success-rate", "phase-1-duration", "phase-2-duration", "phase-3-duration", "phase-4-duration",
        "phase-5-duration", "phase-6-duration", "phase-7-duration", "phase-3-failure-rate", "container-restarts", "error-rate",
    ];

    [Fact]
    public async Task FirstLoad_IsComplete_WithoutAnyError()
    {
        var page = await OpenAsync("/", Screen.Laptop);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("NOT FIXED");
        await Expect(page).ToHaveTitleAsync(OutageTitle());
        await Expect(page.Locator("header [data-live]")).ToContainTextAsync("live");
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("DEMO");
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("60×");
        foreach (var tile in Tiles)
        {
            await Expect(page.Region($"tile-{tile}")).ToHaveCountAsync(1);
            await Expect(page.Region($"tile-{tile}").Locator("article")).ToHaveCountAsync(1);
        }

        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Values_WithoutReload_FollowTheData()
    {
        var page = await OpenAsync("/", Screen.Laptop);
        await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");
        var clock = await page.Locator("[data-clock]").InnerTextAsync();

        await page.Region("tile-connector-cpu").SwapAsync();
        await page.Region("sentence").SwapAsync();

        await Expect(page.Locator("[data-clock]")).Not.ToHaveTextAsync(clock);
        await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(1);
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Page_InTheOrderOfTheQuestion()
    {
        var page = await OpenAsync("/", Screen.Laptop);

        // Top down as on paper: what stands further down was never asked first.
        string[][] order = [["sentence"], ["path"], ["timeline", "criteria"], ["tile-connector-latency"], ["diagnosis"]];
        var tops = new List<double>();
        foreach (var row in order)
        {
            tops.Add((await Task.WhenAll(row.Select(key => TopAsync(page, key)))).Max());
        }

        Assert.Equal(tops.Order(), tops);
        await Expect(page.Region("sentence").Locator("dl.next time[data-until]")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator("details#all-signals [data-region^='tile-']")).ToHaveCountAsync(Tiles.Length - 6);
    }

    [Fact]
    public async Task Phone_FirstScreen_AnswersTheQuestion()
    {
        var page = await OpenAsync("/", Screen.Phone);

        await Expect(page.Region("sentence").Locator("h1")).ToBeInViewportAsync(new() { Ratio = 1 });
        foreach (var time in await page.Region("sentence").Locator("dl.next dt, dl.next dd").AllAsync())
        {
            await Expect(time).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        var criteria = page.Region("criteria").Locator("details.criterion");
        for (var i = 0; i < 3; i++)
        {
            await Expect(criteria.Nth(i).Locator("summary")).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    private static async Task<double> TopAsync(IPage page, string region) =>
        (await page.Region(region).BoundingBoxAsync())?.Y ?? throw new InvalidOperationException($"{region} is not shown");

    [GeneratedRegex("NOT FIXED · 1278", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutageTitle();
}
