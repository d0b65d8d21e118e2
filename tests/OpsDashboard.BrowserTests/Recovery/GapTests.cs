using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>What may stand in the place of the program while it is away. No page may go there, and each comes back.</summary>
public sealed class GapTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    private static readonly LinkFault[] InTheGap =
        [LinkFault.Refuse, LinkFault.Silent, LinkFault.BadGateway, LinkFault.Unavailable, LinkFault.Login, LinkFault.Portal];

    [Fact]
    public async Task Gap_WhateverAnswersInIt_IsLoudAndComesBack()
    {
        var program = (await Stage.DashboardAsync()).Address;
        var watchers = new Watchers();
        var proxies = new List<FaultProxy>();
        try
        {
            foreach (var fault in InTheGap)
            {
                var proxy = new FaultProxy(program);
                proxies.Add(proxy);
                await watchers.AddAsync(await NewPageAsync(Screen.Desk, proxy.Address), Watchers.Paths[proxies.Count % Watchers.Paths.Length]);
            }

            await watchers.MarkAsync();
            foreach (var (proxy, fault) in proxies.Zip(InTheGap))
            {
                proxy.Fault = fault;
                // Silence is not a cut: no connection ends, and only the missing heartbeats tell.
                if (fault != LinkFault.Silent)
                {
                    proxy.Cut();
                }
            }

            await watchers.LostAsync();
            var back = TimeProvider.System.GetUtcNow();
            foreach (var proxy in proxies)
            {
                proxy.Fault = LinkFault.None;
            }

            await watchers.ReturnedAsync(back);
            output.WriteLine($"{string.Join(", ", InTheGap)}: {watchers.Figures}");
            Console.WriteLine($"a gap with {string.Join(", ", InTheGap)}: {watchers.Figures}");
            await watchers.AllAreBackAsync();
        }
        finally
        {
            foreach (var proxy in proxies)
            {
                await proxy.DisposeAsync();
            }
        }
    }

    /// <remarks>The page's clock jumps as over a closed lid; what comes meanwhile is the program's.</remarks>
    [Fact]
    public async Task HoursWithoutTheServer_AreSaid_AndEndByThemselves()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/wall");
        var html = page.Locator("html");
        await Expect(html).ToHaveAttributeAsync("data-live", "on");
        proxy.Fault = LinkFault.BadGateway;
        proxy.Cut();
        var clock = page.Locator("[data-clock]").First;

        await page.Clock.FastForwardAsync("02:30:00");

        await Expect(html).ToHaveAttributeAsync("data-live", "lost");
        // 2.5 h are 6 days and more of the demo's time: then the day is said too.
        await Expect(page.Locator("[data-lost]").First).ToContainTextAsync(new Regex(@"NOT LIVE since 20\d\d-\d\d-\d\d \d\d:\d\d UTC", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("[data-live]:not(html)").First).ToContainTextAsync("not live · 2 h 30 min ago");
        await Expect(clock).Not.ToHaveTextAsync(await clock.InnerTextAsync());

        proxy.Fault = LinkFault.None;
        await Expect(html).ToHaveAttributeAsync("data-live", "on");
        await Expect(page.Locator("[data-lost]").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AsleepWithItsLink_IsLostAtOnce_AndComesBack()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.Clock.InstallAsync();
        var watchers = new Watchers();
        await watchers.AddAsync(page, "/");
        await watchers.MarkAsync();

        await page.Clock.FastForwardAsync("10:00");

        await watchers.NoticedAsync();
        await watchers.ReturnedAsync(TimeProvider.System.GetUtcNow());
        await watchers.AllAreBackAsync();
    }

    [Fact]
    public async Task NeverReached_SaysThatNothingCameYet()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        var page = await NewPageAsync(Screen.Desk, proxy.Address);
        await page.RouteWebSocketAsync("**/hubs/live*", _ => { });
        await page.Clock.InstallAsync();
        await page.GotoAsync("/wall");

        await page.Clock.FastForwardAsync(20_000);

        await Expect(page.Locator("[data-lost]").First).ToContainTextAsync("NOT LIVE yet: nothing came from the server");
    }
}
