using System.Collections.Concurrent;

namespace OpsDashboard.BrowserTests;

/// <summary>Pages beside the overview, and what pages may cost.</summary>
public sealed class PageTests(Stage stage) : BrowserTest(stage)
{
    private const double Limit = 100_000;

    [Fact]
    public async Task Sources_ShowsEachSource()
    {
        var page = await OpenAsync("/sources", Screen.Laptop);

        foreach (var source in (string[])["cloud-monitoring", "cloud-configuration", "sql-probe"])
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = source, Exact = true })).ToBeVisibleAsync();
        }

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "cloud-monitoring" })).ToContainTextAsync("ok");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "sql-probe" })).ToContainTextAsync("off");
        await page.Region("sources").SwapAsync();
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task UnknownAddress_IsAPageThatSaysSo()
    {
        var page = await NewPageAsync(Screen.Laptop);

        var response = await page.GotoAsync("/no/such/page");

        Assert.Equal(404, response?.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the overview" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("NOT FIXED");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sources")]
    [InlineData("/phases")]
    [InlineData("/incidents/1278")]
    public async Task WatchedPage_NeedsNoCircuit_AndNothingFromElsewhere(string path)
    {
        var page = await NewPageAsync(Screen.Laptop);
        var requests = new ConcurrentQueue<string>();
        page.Request += (_, request) => requests.Enqueue(request.Url);
        page.WebSocket += (_, socket) => requests.Enqueue(socket.Url);
        await page.GotoAsync(path);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        var own = new Uri(page.Url).Authority;

        Assert.Contains(requests, url => url.Contains("/hubs/live"));
        Assert.DoesNotContain(requests, url => url.Contains("_blazor") || url.Contains("blazor."));
        Assert.All(requests, url => Assert.Equal(own, new Uri(url).Authority));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sources")]
    [InlineData("/phases")]
    public async Task FirstLoad_IsLight(string path)
    {
        var page = await NewPageAsync(Screen.Laptop);
        var network = await page.Context.NewCDPSessionAsync(page);
        var sizes = new ConcurrentQueue<double>();
        network.Event("Network.loadingFinished").OnEvent += (_, message) => sizes.Enqueue(message!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");

        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");

        TestContext.Current.SendDiagnosticMessage($"{path}: {sizes.Sum():F0} bytes in {sizes.Count} responses");
        Assert.True(sizes.Count >= 4, "styles and script were not counted");
        Assert.InRange(sizes.Sum(), 1, Limit);
    }
}
