using System.Text.Json;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>A page's live link, held by the test: nothing comes but what the test sends.</summary>
sealed class HeldLink
{
    private const char End = '\u001e';

    private readonly TaskCompletionSource<IWebSocketRoute> _socket = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldLink()
    {
    }

    /// <summary>Before the page is opened.</summary>
    public static async Task<HeldLink> OfAsync(IPage page)
    {
        var link = new HeldLink();
        await page.RouteWebSocketAsync(url => url.Contains("/hubs/live", StringComparison.Ordinal), socket =>
            socket.OnMessage(message =>
            {
                // The first record is the handshake.
                if (message.Text?.Contains("\"protocol\"", StringComparison.Ordinal) is true)
                {
                    socket.Send($"{{}}{End}");
                    link._socket.TrySetResult(socket);
                }
            }));
        return link;
    }

    /// <summary>Sends regions as the next snapshot's.</summary>
    public async Task SendAsync(IPage page, params (string Key, string Html)[] regions)
    {
        var socket = await _socket.Task.WaitAsync(Stage.Patience, TimeProvider.System);
        var (version, build, now) = await PlaceAsync(page);
        var message = new
        {
            type = 1,
            target = "regions",
            arguments = new[] { new { version = version + 1, basedOn = version, build, clock = new { now, timeScale = 1, paused = false }, regions = regions.Select(region => new { key = region.Key, html = region.Html }) } },
        };
        socket.Send(JsonSerializer.Serialize(message) + End);
        await page.EvaluateAsync("next => { document.body.dataset.version = next; }", version + 1);
    }

    private static async Task<(long Version, string Build, string Now)> PlaceAsync(IPage page)
    {
        var place = await page.EvaluateAsync<string[]>("() => [document.body.dataset.version, document.body.dataset.build, document.body.dataset.now]");
        return (long.Parse(place[0], System.Globalization.CultureInfo.InvariantCulture), place[1], place[2]);
    }
}
