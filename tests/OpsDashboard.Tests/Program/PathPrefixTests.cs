using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The built program below a path: a proxy keeps the path (<c>PathBase</c>), or takes it away and says so (<c>X-Forwarded-Prefix</c>).</summary>
public sealed class PathPrefixTests
{
    private const string Switch = "--ForwardedHeaders_Enabled=true";

    private static readonly string[] Pages =
        ["/", "/incidents", "/incidents/1278", "/incidents/1278?at=2025-09-15T18:36:00Z", "/incidents/1278/act", "/incidents/1278/report", "/i/1278@r1", "/phases", "/sources", "/screens", "/demo", "/wall", "/nowhere"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--PathBase=/ops", true)]
    [InlineData(Switch, false)]
    public async Task EveryAddress_OfEveryPage_LiesBelowThePath_AndAnswers(string argument, bool kept)
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--Emulator:TimeScale", "1", argument);
        using var browser = new Browser(program.Client.BaseAddress!, kept);
        await browser.UntilAsync("/ops/i/1278@r1", HttpStatusCode.OK);

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Pages)
        {
            using var answer = await browser.SendAsync(HttpMethod.Get, "/ops" + path);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal("/ops/", page.QuerySelector("base")!.GetAttribute("href"));
            found.UnionWith(Addresses(page, path));
        }

        Assert.True(found.Count > 30, string.Join('\n', found));
        foreach (var address in found)
        {
            using var answer = await browser.SendAsync(HttpMethod.Get, address);
            // Looking back is rationed, and "now" leads to the moment itself.
            var expected = address.Contains("?at=", StringComparison.Ordinal) ? new[] { HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.ServiceUnavailable } : [HttpStatusCode.OK];
            Assert.True(expected.Contains(answer.StatusCode), $"{address}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("--PathBase=/ops", true)]
    [InlineData(Switch, false)]
    public async Task WhatLeavesTheProgram_HasThePath(string argument, bool kept)
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--Emulator:TimeScale", "1", argument);
        using var browser = new Browser(program.Client.BaseAddress!, kept);
        await browser.UntilAsync("/ops/i/1278@r1", HttpStatusCode.OK);
        var here = $"http://{program.Client.BaseAddress!.Authority}/ops/incidents/1278";

        var page = new HtmlParser().ParseDocument(await browser.TextAsync("/ops/incidents/1278"));
        Assert.Equal(here, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.All(page.QuerySelectorAll(".badges [data-copy]"), button => Assert.Contains(here.Replace("/incidents/1278", "/badges/1278", StringComparison.Ordinal), button.GetAttribute("data-copy"), StringComparison.Ordinal));
        Assert.Contains($"{here}/report", await browser.TextAsync("/ops/incidents/1278/report.md"), StringComparison.Ordinal);
        Assert.Equal("/ops", (string?)JsonNode.Parse(await browser.TextAsync("/ops/openapi/v1.json"))!["servers"]![0]!["url"]);

        using var now = await browser.SendAsync(HttpMethod.Get, "/ops/incidents/1278?at=now");
        Assert.StartsWith("/ops/incidents/1278?at=2025", now.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var frozen = await browser.SendAsync(HttpMethod.Post, "/ops/api/v1/incidents/1278/freeze");
        Assert.Equal("/ops/i/1278@r2", frozen.Headers.Location!.OriginalString);
        Assert.Equal("/ops/i/1278@r2", (string?)(await frozen.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["url"]);
        using var note = await browser.SendAsync(HttpMethod.Post, "/ops/api/v1/incidents/1278/notes", JsonContent.Create(new { text = "below a path" }));
        Assert.StartsWith("/ops/api/v1/incidents/1278/journal?", note.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var wall = await browser.SendAsync(HttpMethod.Get, "/ops/wall");
        Assert.All(wall.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("path=/ops;", cookie, StringComparison.OrdinalIgnoreCase));

        var act = new HtmlParser().ParseDocument(await browser.TextAsync("/ops/incidents/1278/act"));
        var fields = act.QuerySelectorAll("#note form input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        using var sent = await browser.SendAsync(HttpMethod.Post, "/ops/incidents/1278/act", new FormUrlEncodedContent([.. fields, new("text", "sent by a form"), new("by", "Ann")]));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.StartsWith("/ops/incidents/1278", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("sent by a form", await browser.TextAsync("/ops/incidents/1278"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Switch, "/ops", "/ops/")]
    [InlineData(Switch, "/ops/", "/ops/")]
    [InlineData(Switch, "/a/b.c_d~e-f", "/a/b.c_d~e-f/")]
    [InlineData(Switch, "//evil.example", "/")]
    [InlineData(Switch, "/ops/..", "/")]
    [InlineData(Switch, "/o\"><script>", "/")]
    [InlineData(Switch, "ops", "/")]
    [InlineData("--Live:Viewers=10", "/ops", "/")]
    public async Task ForwardedPrefix_CountsWhereForwardedHeadersDo_AndIsAPlainPath(string argument, string header, string expected)
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--Emulator:TimeScale", "1", argument);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", header);

        using var answer = await program.Client.SendAsync(request, Cancellation);

        Assert.Equal(expected, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation)).QuerySelector("base")!.GetAttribute("href"));
    }

    /// <summary>Everything of a page that a browser fetches or follows here.</summary>
    private static IEnumerable<string> Addresses(IDocument page, string path)
    {
        foreach (var (element, name) in from element in page.All from name in (string[])["href", "src", "action"] where element.LocalName != "base" && element.HasAttribute(name) select (element, name))
        {
            var written = element.GetAttribute(name)!;
            Assert.False(written.StartsWith('#') || (written.StartsWith('/') && !written.StartsWith("/ops/", StringComparison.Ordinal)), $"{path}: {element.OuterHtml}");
            if (new Uri(new Uri("http://here/ops/"), written) is { Host: "here" } address)
            {
                Assert.StartsWith("/ops/", address.AbsolutePath, StringComparison.Ordinal);
                yield return address.PathAndQuery;
            }
        }
    }

    /// <summary>A browser and the proxy before it.</summary>
    private sealed class Browser(Uri program, bool kept) : IDisposable
    {
        private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = program };
        // By the addresses that the browser sees.
        private readonly CookieContainer _cookies = new();

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
        {
            using var request = new HttpRequestMessage(method, kept ? path : path["/ops".Length..]) { Content = content };
            if (!kept)
            {
                request.Headers.Add("X-Forwarded-Prefix", "/ops");
            }

            var seen = new Uri(program, path);
            request.Headers.Add("Accept", "text/html, application/json, */*");
            request.Headers.TryAddWithoutValidation("Cookie", _cookies.GetCookieHeader(seen));
            var answer = await _client.SendAsync(request, Cancellation);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(seen, cookie);
            }

            return answer;
        }

        public async Task<string> TextAsync(string path)
        {
            using var answer = await SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(Cancellation);
        }

        public async Task UntilAsync(string path, HttpStatusCode status)
        {
            for (var since = TimeProvider.System.GetTimestamp(); ;)
            {
                using var answer = await SendAsync(HttpMethod.Get, path);
                if (answer.StatusCode == status)
                {
                    return;
                }

                Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(2), $"{path}: {answer.StatusCode}");
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
            }
        }

        public void Dispose() => _client.Dispose();
    }
}
