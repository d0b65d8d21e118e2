namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>How long a page waits before it tries again: anywhere in a span that grows, so that a crowd that was cut together does not come back together.</summary>
public sealed class BackoffTests(Stage stage) : BrowserTest(stage)
{
    private const string Refusal = "{\"error\":\"All 10 places for viewers are taken.\"}\u001e";

    // By the latest and the earliest moment that chance can choose, ms.
    [Theory]
    [InlineData(1, new double[] { 2_000, 4_000, 8_000, 10_000, 10_000, 10_000 })]
    [InlineData(0, new double[] { 100, 100, 100, 100, 100, 100 })]
    public async Task Cut_ComesBackSoon_ForEver(int chance, double[] waits)
    {
        var page = await OpenAsync(chance, socket => _ = socket.CloseAsync());

        Assert.Equal(waits, await WaitsAsync(page, waits.Length));
    }

    [Fact]
    public async Task Refused_AsksSeldom_ForEver_AndSaysWhy()
    {
        double[] waits = [16_000, 32_000, 60_000, 60_000, 60_000];
        var page = await OpenAsync(1, socket => socket.OnMessage(_ => socket.Send(Refusal)));

        Assert.Equal(waits, await WaitsAsync(page, waits.Length));
        await Expect(page.Locator("[data-lost]").First).ToContainTextAsync("NOT LIVE yet: nothing came from the server — values below are old (All 10 places for viewers are taken.)");
    }

    // A page whose waits are written down and cut short. The limit of a handshake, 15 s, stays as it is.
    private async Task<IPage> OpenAsync(int chance, Action<IWebSocketRoute> server)
    {
        var page = await NewPageAsync(Screen.Desk);
        await page.RouteWebSocketAsync("**/hubs/live*", server);
        await page.AddInitScriptAsync($$"""
            Math.random = () => {{chance}};
            window.waits = [];
            const later = setTimeout;
            window.setTimeout = (deed, ms, ...given) => {
              if (ms === 15_000 || !(ms >= 100)) return later(deed, ms, ...given);
              if (waits.length < 100) waits.push(ms);
              return later(deed, 50, ...given);
            };
            """);
        await page.GotoAsync("/");
        return page;
    }

    private static async Task<double[]> WaitsAsync(IPage page, int count)
    {
        await page.WaitForFunctionAsync("count => waits.length >= count", count);
        return await page.EvaluateAsync<double[]>("count => waits.slice(0, count)", count);
    }
}
