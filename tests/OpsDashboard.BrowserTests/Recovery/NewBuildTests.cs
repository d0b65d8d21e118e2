using System.Diagnostics;
using System.Globalization;

namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>Another program answers than the one the page is from: the page loads itself again, but only into that program, and never in a circle.</summary>
/// <remarks>A second program runs beside the first, of another build. A deploy is that the proxy, as a balancer would, leads to that one from now on.</remarks>
public sealed class NewBuildTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    private const string NotYet = "A newer version runs, but this page does not answer yet";
    private const string NoCircle = "reloaded 3 times already";

    [Fact]
    public async Task NewBuild_EveryPageLoadsItselfAgain()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        var pages = new List<IPage>();
        foreach (var path in Watchers.Paths)
        {
            var page = await HastyAsync(path, proxy);
            await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");
            pages.Add(page);
        }

        var build = await DeployAsync(proxy);
        var deployed = Stopwatch.GetTimestamp();

        foreach (var page in pages)
        {
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-build", build);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
            await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(0);
            await Expect(page.Locator("[data-lost]").First).ToBeHiddenAsync();
        }

        var result = $"a new build: recovered {pages.Count} of {pages.Count}, all within {Stopwatch.GetElapsedTime(deployed).TotalSeconds:0.0} s, beside the up to 15 s over which a crowd spreads itself";
        output.WriteLine(result);
        Console.WriteLine(result);
    }

    /// <remarks>Not waited for: what counts is how long each page means to wait.</remarks>
    [Fact]
    public async Task NewBuild_ACrowdSpreadsItsLoadsOver15Seconds()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        double[] chances = [0.1, 0.5, 0.9];
        var pages = new List<IPage>();
        foreach (var chance in chances)
        {
            var page = await HastyAsync("/wall", proxy, chance);
            pages.Add(page);
        }

        await DeployAsync(proxy);

        foreach (var (page, chance) in pages.Zip(chances))
        {
            await page.WaitForFunctionAsync("spread => waits.includes(spread)", Math.Round(chance * 15_000));
        }
    }

    /// <remarks>Behind a balancer the hub may be there before the pages are, or a login may have come between.</remarks>
    [Fact]
    public async Task NewBuild_WhosePagesDoNotAnswer_IsNotLoaded_UntilTheyDo()
    {
        var program = (await Stage.DashboardAsync()).Address;
        var pages = new List<(IPage Page, FaultProxy Proxy)>();
        try
        {
            LinkFault[] faults = [LinkFault.BadGateway, LinkFault.Unavailable, LinkFault.Login, LinkFault.Portal];
            foreach (var fault in faults)
            {
                var proxy = new FaultProxy(program) { HubIsReached = true };
                var page = await HastyAsync("/wall", proxy);
                pages.Add((page, proxy));
                await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");
                proxy.Fault = fault;
                await DeployAsync(proxy);
            }

            foreach (var (page, proxy) in pages)
            {
                await Expect(page.Locator("[data-lost]").First).ToContainTextAsync(NotYet);
                await Expect(page.Locator("html[data-same-document]")).ToHaveAttributeAsync("data-live", "on");
                Assert.NotEqual(0, proxy.Answered);
                Assert.EndsWith("/wall", page.Url, StringComparison.Ordinal);
                proxy.Fault = LinkFault.None;
            }

            foreach (var (page, _) in pages)
            {
                await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(0);
                await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
            }
        }
        finally
        {
            foreach (var (_, proxy) in pages)
            {
                await proxy.DisposeAsync();
            }
        }
    }

    /// <remarks>A cache in between gives the old page to who loads it, whatever the probe was told.</remarks>
    [Fact]
    public async Task OldPageAgainAndAgain_EndsTheCircle_KeepsValuesLive_AndTriesLater()
    {
        var program = (await Stage.DashboardAsync()).Address;
        await using var proxy = new FaultProxy(program);
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.Clock.InstallAsync();
        await page.AddInitScriptAsync("Math.random = () => 0;");
        await page.GotoAsync("/wall");
        var loads = 0;
        page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;
        var old = await page.Locator("body").GetAttributeAsync("data-build") ?? "";
        proxy.LoadTarget = program;
        var build = await DeployAsync(proxy);

        await Expect(page.Locator("[data-lost]").First).ToContainTextAsync(NoCircle);
        Assert.Equal(3, loads);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-build", old);

        proxy.LoadTarget = null;
        await page.Clock.FastForwardAsync("11:00");

        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-build", build);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
    }

    /// <returns>The new build.</returns>
    private async Task<string> DeployAsync(FaultProxy proxy)
    {
        var other = await Stage.OtherBuildAsync();
        proxy.Target = other.Address;
        proxy.Cut();
        return other.Identity;
    }

    // A page whose chances are all the same, and that notes for how long it means to wait; by default it never waits by chance.
    private async Task<IPage> HastyAsync(string path, FaultProxy proxy, double chance = 0)
    {
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $$"""
            Math.random = () => {{chance}};
            const set = setTimeout;
            window.waits = [];
            window.setTimeout = (done, ms, ...given) => { if (waits.length < 100) waits.push(Math.round(ms)); return set(done, ms, ...given); };
            """));
        await page.GotoAsync(path);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        return page;
    }
}
