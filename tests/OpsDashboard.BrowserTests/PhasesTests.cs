using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace OpsDashboard.BrowserTests;

/// <summary><c>/phases</c> with a log of starts beside the demo's metrics.</summary>
public sealed class PhasesTests(Stage stage) : BrowserTest(stage)
{
    private static readonly string Chosen = Environment.GetEnvironmentVariable("OPSDASHBOARD_SCREENSHOTS") is { Length: > 0 } named && named != "deploy" ? named : Path.Combine("artifacts", "screenshots");

    [Fact]
    public async Task Page_ShowsTablesWaterfallAndHistory_AndStaysLive()
    {
        await using var log = await StartLogServer.StartAsync();
        await using var dashboard = await Dashboard.StartAsync(0, Logged(log));
        var page = await OpenAsync("/phases", Screen.Laptop, dashboard.Address);

        await Expect(page.Region("phases")).ToContainTextAsync("passed Phase 3 database.");
        await Expect(page.Locator("#phase-3-duration")).ToContainTextAsync("> 25 s");
        await Expect(page.Locator("#phase-4-duration")).ToContainTextAsync("not reached");
        await Expect(page.Locator(".waterfall .run:not(.axis-row)")).ToHaveCountAsync(20);
        await Expect(page.Region("starts")).ToContainTextAsync("failed in 3 database · connection-timeout · exit code 3");
        await Expect(page.Locator("#starts-table tbody tr")).ToHaveCountAsync(20);
        await Expect(page.Region("history")).ToContainTextAsync("Timeout 8 s, then 20 s (2.5×)");
        await page.Region("starts").SwapAsync();
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task LogFails_IsSaid_AndTheRestStands()
    {
        await using var log = await StartLogServer.StartAsync();
        log.OnList = _ => Task.FromResult(Microsoft.AspNetCore.Http.Results.Json(new { error = new { message = "<b>no rights</b>" } }, statusCode: 403));
        await using var dashboard = await Dashboard.StartAsync(0, Logged(log));
        var page = await OpenAsync("/phases", Screen.Laptop, dashboard.Address);

        await Expect(page.Region("starts")).ToContainTextAsync("start log cannot be read: permission denied: the account needs roles/logging.viewer");
        await Expect(page.Region("starts")).ToContainTextAsync("<b>no rights</b>");
        await Expect(page.Locator("#phase-3-duration")).ToContainTextAsync("> 25 s");
        await page.GotoAsync("/sources");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "cloud-configuration", Exact = true })).ToContainTextAsync("start log cannot be read");
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Station_LeadsToItsPhase()
    {
        var page = await OpenAsync("/", Screen.Desk);

        await page.Region("path").GetByRole(AriaRole.Link, new() { Name = "3 database" }).ClickAsync();

        await page.WaitForURLAsync("**/phases#phase-3-duration");
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Phases" })).ToHaveAttributeAsync("aria-current", "page");
    }

    [Fact]
    public async Task Page_OnItsScreens_IsPictured_AndHasNothingSerious()
    {
        await using var log = await StartLogServer.StartAsync();
        await using var dashboard = await Dashboard.StartAsync(0, Logged(log));
        foreach (var screen in (Screen[])[Screen.Laptop, Screen.Desk, Screen.Phone])
        {
            foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            {
                var page = await OpenAsync("/phases", screen, dashboard.Address, new() { ColorScheme = theme, BypassCSP = true });
                await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, Chosen, $"phases-{screen.Name}-{theme}.png".ToLowerInvariant()), FullPage = true });
                if (screen == Screen.Desk)
                {
                    continue;
                }

                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

                var serious = (await page.RunAxe(new AxeRunOptions())).Violations.Where(violation => violation.Impact is "serious" or "critical");

                Assert.Empty(serious.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
            }
        }
    }

    private static string[] Logged(StartLogServer log) => [$"--CloudConfiguration:Endpoint={log.Address.GetLeftPart(UriPartial.Authority)}"];
}
