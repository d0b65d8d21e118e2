using System.Net;
using System.Net.Sockets;

namespace OpsDashboard.BrowserTests;

/// <summary>A source that refuses, hangs, lies by half and attacks: what a person then sees.</summary>
public sealed class HostileSourceTests(Stage stage) : BrowserTest(stage)
{
    private const string Often = "--CloudMonitoring:PollInterval=00:00:10";

    [Fact]
    public async Task BadAnswers_StayWhereTheyBelong()
    {
        await using var source = await HostileSource.StartAsync();
        await using var dashboard = await Dashboard.StartAsync(0, $"--CloudMonitoring:Endpoint={source.Address.GetLeftPart(UriPartial.Authority)}", Often);
        var page = await OpenAsync("/", Screen.Laptop, dashboard.Address);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

        await AssertTileAsync(page, "connector-cpu", "error", $"not enabled on netra-staging: it is disabled {HostileSource.Attack}");
        await AssertTileAsync(page, "client-pool-in-use", "error", $"query refused: {HostileSource.Attack}");
        await AssertTileAsync(page, "sql-connect-time", "error", "no answer");
        await AssertTileAsync(page, "sql-pool-utilisation", "", $"may be incomplete: Unavailable a zone is missing {HostileSource.Attack}");
        foreach (var other in (string[])["connector-latency", "connector-instances", "startup-success-rate", "container-restarts", "error-rate", "phase-1-duration"])
        {
            await Expect(page.Region($"tile-{other}").Locator("header .state")).Not.ToContainTextAsync("error");
            await Expect(page.Region($"tile-{other}").Locator(".headline")).Not.ToContainTextAsync("—");
        }

        await Expect(page.Region("timeline")).ToContainTextAsync("<script>");
        await AssertVerdictAsync(page, "sql-connect-time", "cannot tell");
        await AssertVerdictAsync(page, "connector-capacity", "not met", "cannot tell");
        await Expect(page.Region("criteria").Locator(".criterion.is-met")).ToHaveCountAsync(0);
        await AssertNothingRanAsync(page);

        await page.GotoAsync("/sources");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "cloud-monitoring", Exact = true })).ToContainTextAsync("partial");
        var faults = page.GetByRole(AriaRole.Table);
        await Expect(faults).ToContainTextAsync("not enabled on netra-staging");
        await Expect(faults).ToContainTextAsync("query refused");
        await Expect(faults).ToContainTextAsync("no answer");
        await Expect(faults).ToContainTextAsync("may be incomplete");
        await AssertNothingRanAsync(page);

        // The page lives through all of it: the next cycle, as bad as the first, arrives by itself.
        await page.Region("sources").SwapAsync();
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task NobodyListens_PageComesUp_AndCannotTell()
    {
        await using var dashboard = await Dashboard.StartAsync(0, $"--CloudMonitoring:Endpoint=http://127.0.0.1:{UnusedPort()}", Often);
        // 5 s are promised from the start; as many again for a busy machine.
        Assert.InRange(dashboard.FirstDataAfter, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        var page = await OpenAsync("/", Screen.Laptop, dashboard.Address);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("CANNOT TELL");
        await Expect(page.Locator("article.tile.is-error")).ToHaveCountAsync(await page.Locator("article.tile").CountAsync());
        await AssertTileAsync(page, "connector-cpu", "error", "Cloud Monitoring is unavailable");
        await Expect(page.Region("criteria").Locator(".criterion.is-met")).ToHaveCountAsync(0);
        await page.GotoAsync("/sources");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "cloud-monitoring", Exact = true })).ToContainTextAsync("unreachable");
        Assert.Empty(Faults.All);
    }

    private static async Task AssertTileAsync(IPage page, string id, string state, string reason)
    {
        await Expect(page.Region($"tile-{id}").Locator("header .state")).ToContainTextAsync(state);
        await Expect(page.Region($"tile-{id}").Locator(".reason")).ToContainTextAsync(reason);
    }

    private static async Task AssertVerdictAsync(IPage page, string criterion, params string[] allowed)
    {
        var text = await page.Locator($"#criterion-{criterion} > summary").InnerTextAsync();
        Assert.Contains(allowed, text.Contains);
    }

    private static async Task AssertNothingRanAsync(IPage page)
    {
        await Expect(page.Locator("[data-region] script, [data-region] img, [onerror]")).ToHaveCountAsync(0);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
