using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>The program is killed and started again: pages say so, and come back without hands. <c>tests/drill wall-outage SECONDS [COUNT]</c> does
/// it for as long and as often as asked.</summary>
public sealed partial class OutageTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    [Fact]
    public async Task KilledAndRestarted_EveryPageIsLoudAndComesBack()
    {
        var dashboard = await Dashboard.StartAsync();
        var watchers = new Watchers();
        try
        {
            var asked = Watchers.Asked("wall-outage");
            var lengths = asked is [var length, var count] ? Enumerable.Repeat(length, count) : [4, 45];
            for (var i = 0; i < (asked is null ? Watchers.Paths.Length : 10); i++)
            {
                await watchers.AddAsync(await NewPageAsync(Screen.Desk, dashboard.Address), Watchers.Paths[i % Watchers.Paths.Length]);
            }

            foreach (var seconds in lengths)
            {
                dashboard = await OutageAsync(dashboard, watchers, TimeSpan.FromSeconds(seconds));
                Say($"after {seconds} s: {watchers.Figures}");
            }

            await watchers.AllAreBackAsync();
        }
        finally
        {
            await dashboard.DisposeAsync();
        }
    }

    private static async Task<Dashboard> OutageAsync(Dashboard dashboard, Watchers watchers, TimeSpan length)
    {
        var killed = Stopwatch.GetTimestamp();
        await watchers.MarkAsync();
        await dashboard.KillAsync();
        if (length > TimeSpan.FromSeconds(30))
        {
            await watchers.LostAsync();
            await Task.WhenAll(watchers.Pages.Select(SaysSinceWhenAsync));
        }

        if (length - Stopwatch.GetElapsedTime(killed) is { Ticks: > 0 } left)
        {
            await Task.Delay(left, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var again = await Dashboard.StartAsync(dashboard.Address.Port);
        await dashboard.DisposeAsync();
        await watchers.ReturnedAsync(again.ReadyAt);
        await Task.WhenAll(watchers.Pages.Select(page => Expect(page.Locator("[data-lost]").First).ToBeHiddenAsync()));
        return again;
    }

    private static async Task SaysSinceWhenAsync(IPage page)
    {
        await Expect(page.Locator("[data-lost]").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-lost]").First).ToContainTextAsync(Since());
        await Expect(page).ToHaveTitleAsync(new Regex("^NOT LIVE", RegexOptions.None, TimeSpan.FromSeconds(1)));
        // The page's clock of incident time goes on, and with it every age: what is shown gets older, and says so.
        var clock = page.Locator("[data-clock]").First;
        await Expect(clock).Not.ToHaveTextAsync(await clock.InnerTextAsync());
    }

    private void Say(string result)
    {
        output.WriteLine(result);
        Console.WriteLine(result);
    }

    [GeneratedRegex(@"NOT LIVE since \d\d:\d\d UTC", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Since();
}
