using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>The server asks a wall to load its page again because somebody named or withdrew it: at once, in bounds of its own.</summary>
public sealed class AskedReloadTests(Stage stage) : BrowserTest(stage)
{
    private const char End = '\u001e';

    [Fact]
    public async Task Asked_ThePageLoadsAgainSoon_AtMostSixTimes_AndLeavesANewBuildItsOwn()
    {
        var page = await NewPageAsync(Screen.Desk);
        // The longest that chance can make it wait: 15 s each would be beyond the patience of this test.
        await page.AddInitScriptAsync("Math.random = () => .99;");
        var first = await page.APIRequest.GetAsync(new Uri((await Stage.DashboardAsync()).Address, "/wall").AbsoluteUri);
        var build = Regex.Match(await first.TextAsync(), "data-build=\"(?<build>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["build"].Value;
        await page.RouteWebSocketAsync(url => url.Contains("/hubs/live", StringComparison.Ordinal), socket => socket.OnMessage(message =>
        {
            if (message.Text?.Contains("\"protocol\"", StringComparison.Ordinal) is true)
            {
                socket.Send($"{{}}{End}{Regions(build)}{End}{{\"type\":1,\"target\":\"reload\",\"arguments\":[]}}{End}");
            }
        }));
        var loads = 0;
        page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;

        await page.GotoAsync("/wall");

        var note = page.Locator("[data-lost]").First;
        await Expect(note).ToContainTextAsync("The server asks for this page to be loaded again, but this page was reloaded 6 times already", new() { Timeout = 60_000 });
        await Expect(note).Not.ToContainTextAsync("newer version");
        Assert.Equal(1 + 6, loads);
        Assert.Equal("6, none", await page.EvaluateAsync<string>("() => `${history.state.asked.length}, ${history.state.reloads ?? 'none'}`"));
    }

    private static string Regions(string build) => JsonSerializer.Serialize(new
    {
        type = 1,
        target = "regions",
        arguments = new[] { new { version = 1, basedOn = (long?)null, build, clock = new { now = "2025-09-15T18:40:00Z", timeScale = 1, paused = false }, regions = Array.Empty<object>() } },
    });
}
