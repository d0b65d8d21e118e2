using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests.Hostile;

/// <summary>Hostile names in every surface, read back in a real browser: none runs, and all can be read. With the content security policy and
/// without it, for escaping must hold alone.</summary>
public sealed partial class HostileNamesTests(Stage stage) : IAsyncLifetime
{
    // What runs, or would at a click: handlers, scripts that are not ours, addresses of another scheme.
    private const string Live = """
        () => [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(attribute => ({ element, attribute })))
            .filter(({ element, attribute }) => /^on/i.test(attribute.name) || attribute.name === 'srcdoc'
                || (/^(href|src|action|formaction|data|poster|xlink:href)$/i.test(attribute.name) && !/^(https?|mailto):/.test(new URL(attribute.value, document.baseURI).protocol)))
            .map(({ element, attribute }) => `${element.localName} ${attribute.name}=${attribute.value}`)
            .concat([...document.querySelectorAll('script, iframe, object, embed, [data-region] style, base:not([href="/"]), meta[http-equiv]')]
                .filter(element => !(element.localName === 'script' && new URL(element.src, document.baseURI).origin === location.origin && element.src))
                .map(element => element.outerHTML.slice(0, 200)))
        """;

    public ValueTask InitializeAsync()
    {
        Stage.RequireChromium();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The corpus can fail: in pages that embed it carelessly, everything that is said to run does.</summary>
    [Fact]
    public async Task Corpus_InCarelessPages_Runs()
    {
        var dashboard = await stage.DashboardAsync();
        await using var ears = await Ears.OpenAsync(await stage.BrowserAsync(), dashboard.Address, bypassPolicy: true);
        await ears.Context.RouteAsync("**/careless/*", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = Corpus.All.Single(one => route.Request.Url.EndsWith($"/{one.Id}", StringComparison.Ordinal)).CarelessPage,
        }));
        await ears.Context.RouteAsync("**/canary/*", route => route.FulfillAsync(new() { Body = "" }));
        var executable = Corpus.All.Where(one => one.Runs != Place.Nowhere).ToArray();
        // An element has the focus once a page: those that wait for it get a page each.
        await ears.Page.GotoAsync("/healthz");

        await ears.Page.EvaluateAsync(
            "ids => { document.body.replaceChildren(...ids.map(id => { const frame = document.createElement('iframe'); frame.src = `/careless/${id}`; return frame; })); }",
            executable.Where(one => !IsFocused(one)).Select(one => one.Id).ToArray());
        await UntilAsync(() => executable.Where(one => !IsFocused(one)).All(one => ears.Ran.Contains(one.Id)));
        foreach (var focused in executable.Where(IsFocused))
        {
            await ears.Page.GotoAsync($"/careless/{focused.Id}");
            await UntilAsync(() => ears.Ran.Contains(focused.Id));
        }

        Assert.Empty(executable.Where(one => !ears.Ran.Contains(one.Id)).Select(one => $"{one.Class}: {one.Text}"));
        Assert.InRange(Corpus.All.Count, 120, 400);
    }

    [Fact]
    public async Task Corpus_ThroughEveryDoor_RunsNowhere_AndIsReadAsText()
    {
        await using var program = await HostileProgram.StartAsync();
        var browser = await stage.BrowserAsync();
        foreach (var bypassPolicy in (bool[])[true, false])
        {
            await using var ears = await Ears.OpenAsync(browser, program.Address, bypassPolicy);
            var read = "";
            foreach (var surface in Surfaces.Pages)
            {
                read += await OpenAsync(ears, surface);
                Assert.Empty((await ears.Page.EvaluateAsync<string[]>(Live)).Select(found => $"{surface.Path}: {found}"));
            }

            // Regions are put in by script too, with the same text.
            await ears.Page.GotoAsync("/incidents/1278");
            await ears.Page.Locator("[data-region]:has(*)").First.SwapAsync();
            Assert.Empty(await ears.Page.EvaluateAsync<string[]>(Live));
            foreach (var surface in Surfaces.Documents)
            {
                await OpenAsync(ears, surface);
            }

            await ears.Page.GotoAsync("/healthz");
            await ears.Page.EvaluateAsync("async sources => { for (const src of sources) { const image = new Image(); image.src = src; document.body.append(image); await image.decode().catch(() => {}); } }", Surfaces.Pictures);

            Assert.Empty(ears.Heard);
            // Every name is on some page, letter by letter, so that nothing can pass by showing nothing.
            Assert.Empty(Corpus.Names.Where(one => !Plain(read).Contains(Plain(one.Text), StringComparison.Ordinal)).Select(one => $"{one.Class}: {one.Text}"));
        }
    }

    private static async Task<string> OpenAsync(Ears ears, Surface surface)
    {
        try
        {
            var response = await ears.Page.GotoAsync(surface.Path, new() { WaitUntil = WaitUntilState.Load });
            Assert.True(response!.Status < 500 || surface.Path.StartsWith("/error", StringComparison.Ordinal) || surface.Path == "/readyz" || surface.Path.StartsWith("/api/v1/signals", StringComparison.Ordinal), $"{surface.Path}: {response.Status}");
        }
        catch (PlaywrightException saved) when (saved.Message.Contains("Download is starting", StringComparison.Ordinal) || saved.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
        {
            return "";
        }

        var text = await ears.Page.EvaluateAsync<string>("() => document.documentElement.textContent + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')");
        Assert.True(surface.Shows is null || text.Contains(surface.Shows, StringComparison.Ordinal), $"{surface.Path} does not show {surface.Shows}");
        return text;
    }

    [Fact]
    public void Canaries_AreHeard() => Assert.All(["hit(", "alert(", "/canary/"], way => Assert.Contains(Corpus.All, one => one.Text.Contains(way, StringComparison.Ordinal)));

    private static bool IsFocused(Payload payload) => payload.Text.Contains("autofocus", StringComparison.Ordinal) || payload.Text.Contains("refresh", StringComparison.Ordinal);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (!isSo() && !limit.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // HTML and people make one blank of many.
    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
