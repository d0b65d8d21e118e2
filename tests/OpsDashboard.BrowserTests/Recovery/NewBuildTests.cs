namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>Another program answers than the one the page is from: the page loads itself again, but only into that program, and never in a circle.</summary>
/// <remarks>The proxy makes another build of the same program: it writes another identity into all that the program says.</remarks>
public sealed class NewBuildTests(Stage stage) : BrowserTest(stage)
{
    private const string NotYet = "A newer version runs, but this page does not answer yet";
    private const string NoCircle = "reloaded 3 times already";

    [Fact]
    public async Task NewBuild_EveryPageLoadsItselfAgain_SpreadOut()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        var pages = new List<IPage>();
        foreach (var path in Watchers.Paths)
        {
            var page = await OpenAsync(path, Screen.Desk, proxy.Address);
            await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");
            pages.Add(page);
        }

        var other = await DeployAsync(pages[0], proxy);

        foreach (var page in pages)
        {
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-build", other);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
            await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(0);
            await Expect(page.Locator("[data-lost]").First).ToBeHiddenAsync();
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
                await DeployAsync(page, proxy);
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
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address) { Rewrites = head => head.Contains("Sec-Fetch-Mode: navigate", StringComparison.OrdinalIgnoreCase) };
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.Clock.InstallAsync();
        await page.AddInitScriptAsync("Math.random = () => 0;");
        await page.GotoAsync("/wall");
        var loads = 0;
        page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;
        var old = await DeployAsync(page, proxy);
        await page.ReloadAsync();

        await Expect(page.Locator("[data-lost]").First).ToContainTextAsync(NoCircle);
        Assert.Equal(1 + 3, loads);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-build", old);

        proxy.Rewrite = null;
        await page.Clock.FastForwardAsync("11:00");

        await Expect(page.Locator("body")).Not.ToHaveAttributeAsync("data-build", old);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
    }

    // From now on the program is another build to who comes through the proxy: its identity, backwards.
    private static async Task<string> DeployAsync(IPage page, FaultProxy proxy)
    {
        var build = await page.Locator("body").GetAttributeAsync("data-build") ?? "";
        var other = new string([.. build.Reverse()]);
        proxy.Rewrite = (build, other);
        proxy.Cut();
        return other;
    }

    // A page that never waits by chance.
    private async Task<IPage> HastyAsync(string path, FaultProxy proxy)
    {
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.AddInitScriptAsync("Math.random = () => 0;");
        await page.GotoAsync(path);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        return page;
    }
}
