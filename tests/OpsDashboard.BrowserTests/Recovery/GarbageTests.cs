namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>Messages that nobody should send. None may leave a page with an open socket that is never listened to again.</summary>
public sealed class GarbageTests(Stage stage) : BrowserTest(stage)
{
    private const string End = "\u001e";

    // One speaks at a time, so that what comes in two pieces stays together.
    private readonly Lock _speaking = new();

    [Theory]
    [InlineData("no JSON" + End)]
    [InlineData("null" + End)]
    [InlineData("""{"type":1,"target":"regions","arguments":[]}""" + End)]
    [InlineData("""{"type":1,"target":"regions"}""" + End)]
    [InlineData("""{"type":1,"target":"regions","arguments":[{"version":"new","basedOn":null,"build":"","clock":{"now":"soon","timeScale":1},"regions":[]}]}""" + End)]
    [InlineData("""{"type":1,"target":"regions","arguments":[{"version":9,"basedOn":null,"build":"","clock":{"now":"2025-09-15T18:40:44Z","timeScale":1},"regions":[{"key":"sentence","html":7}]}]}""" + End)]
    [InlineData("""{"type":7,"error":"All 10 places for viewers are taken."}""" + End)]
    public async Task NotUnderstood_BeginsAnewWithTheWhole(string garbage)
    {
        var (page, sockets) = await WatchedAsync();

        sockets[0].Send(garbage);

        await page.WaitForFunctionAsync("() => window.sockets === 2");
        await IsLiveAsync(page);
    }

    [Fact]
    public async Task UnknownOrInPieces_IsNoReasonToBeginAnew()
    {
        var (page, sockets) = await WatchedAsync();

        lock (_speaking)
        {
            sockets[0].Send($$"""{"type":42}{{End}}{"type":1,"target":"tomorrow","arguments":[1]}{{End}}{"type":""");
            sockets[0].Send("6}" + End);
        }

        await IsLiveAsync(page);
        Assert.Single(sockets);
        Assert.Equal(1, await page.EvaluateAsync<int>("() => window.sockets"));
    }

    [Fact]
    public async Task Gap_AsksForTheWhole()
    {
        var (page, sockets) = await WatchedAsync();

        sockets[0].Send("""{"type":1,"target":"regions","arguments":[{"version":1000002,"basedOn":1000001,"build":"","clock":{"now":"2025-09-15T18:40:44Z","timeScale":1,"paused":false},"regions":[{"key":"sentence","html":"<p>half of it</p>"}]}]}""" + End);

        await page.WaitForFunctionAsync("() => window.said.some(text => text.includes('Resync'))");
        await IsLiveAsync(page);
        Assert.Single(sockets);
        Assert.Equal(0, await page.GetByText("half of it").CountAsync());
    }

    // A live page of the real program, whose socket a test may speak into.
    private async Task<(IPage Page, List<IWebSocketRoute> Sockets)> WatchedAsync()
    {
        var page = await NewPageAsync(Screen.Desk);
        var sockets = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync("**/hubs/live*", socket =>
        {
            sockets.Add(socket);
            socket.ConnectToServer().OnMessage(frame =>
            {
                lock (_speaking)
                {
                    socket.Send(frame.Text ?? "");
                }
            });
        });
        // No waiting by chance, and what the page says to the hub is kept.
        await page.AddInitScriptAsync("""
            Math.random = () => 0;
            window.sockets = 0;
            window.said = [];
            window.WebSocket = class extends WebSocket {
                constructor(...given) { super(...given); window.sockets++; }
                send(text) { if (window.said.length < 100) window.said.push(text); super.send(text); }
            };
            """);
        await page.GotoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        return (page, sockets);
    }

    private static async Task IsLiveAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.shown = 0; document.addEventListener('live:shown', () => window.shown++); }");
        await page.WaitForFunctionAsync("() => window.shown > 1 && document.documentElement.dataset.live === 'on'");
    }
}
