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
                || (/^(href|src|action|formaction|data|poster|xlink:href)$/i.test(attribute.name) && URL.canParse(attribute.value, document.baseURI) && !/^(https?|mailto):/.test(new URL(attribute.value, document.baseURI).protocol)))
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
        await using var ears = await Ears.OpenAsync(await stage.BrowserAsync(), new Uri("http://careless.invalid"), bypassPolicy: true);
        // Nothing of this leaves the browser.
        await ears.Context.RouteAsync("**/*", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = Corpus.All.SingleOrDefault(one => route.Request.Url.EndsWith($"/careless/{one.Id}", StringComparison.Ordinal))?.CarelessPage ?? "",
        }));
        var executable = Corpus.All.Where(one => one.Runs != Place.Nowhere).ToArray();
        await ears.Page.GotoAsync("/");

        // A frame each, so that no markup swallows another. Only one document of a page has the focus by itself: the others are given it.
        await ears.Page.EvaluateAsync(
            """
            async ids => {
              for (const id of ids) {
                const frame = document.createElement('iframe');
                const loaded = new Promise(resolve => { frame.onload = resolve; setTimeout(resolve, 2000); });
                frame.src = `/careless/${id}`;
                document.body.append(frame);
                if (id % 10 === 0) await loaded;
                loaded.then(() => frame.contentDocument?.querySelector('[autofocus]')?.focus());
              }
            }
            """,
            executable.Select(one => one.Id).ToArray());
        await UntilAsync(() => executable.All(one => ears.Ran.Contains(one.Id)));

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
            await ears.Page.GotoAsync("/sources");
            await ears.Page.Region("sources").SwapAsync();
            Assert.Empty(await ears.Page.EvaluateAsync<string[]>(Live));
            foreach (var surface in bypassPolicy ? Surfaces.Documents : [])
            {
                await OpenAsync(ears, surface);
            }

            await ears.Page.GotoAsync("/healthz");
            await ears.Page.EvaluateAsync("async sources => { for (const src of sources) { const image = new Image(); image.src = src; document.body.append(image); await image.decode().catch(() => {}); } }", Surfaces.Pictures);

            Assert.Empty(ears.Heard);
            // Nothing passes by showing nothing: each note is there, and the names stand there letter by letter. Markdown takes some letters of
            // a few for its own, and some parts of the configuration are shown at times only.
            Assert.Empty(Corpus.All.Where(one => HostileProgram.IsTaken(one) && !read.Contains($"n{one.Id}", StringComparison.Ordinal)).Select(one => $"{one.Class}: {one.Text}"));
            var plain = Plain(read);
            var missing = Corpus.Names.Where(one => !plain.Contains(Plain(one.Text), StringComparison.Ordinal)).Select(one => $"{one.Class}: {one.Text}").ToArray();
            Assert.True(missing.Length <= Corpus.Names.Count / 10, string.Join('\n', missing));
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
        Assert.True(surface.Shows is null || text.Contains(surface.Shows, StringComparison.Ordinal), $"{surface.Path} does not show {surface.Shows}: {text[..Math.Min(text.Length, 400)]}");
        return text;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
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
