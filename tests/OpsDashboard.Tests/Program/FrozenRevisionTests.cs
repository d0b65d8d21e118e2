using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>A link in a ticket is followed later: after a restart, with another configuration, without the source, without the incident.</summary>
public sealed class FrozenRevisionTests
{
    private const string Link = "/i/1278@r1";
    private const string Note = "before <b>the</b> fix <script>alert(1)</script>";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_ForEver_ServesTheSameBytes_AndThePageSaysWhatIsNow()
    {
        using var folder = new TemporaryFolder();
        var journal = $"Data Source={folder.PathOf("journal.db")}";
        byte[] opened;
        using (var program = await RunningProgram.StartAsync(journal, "--Emulator:TimeScale", "1"))
        {
            opened = await PatientlyAsync(program.Client, $"{Link}.json");
            using (var packed = new HttpRequestMessage(HttpMethod.Get, $"{Link}.json") { Headers = { { "Accept-Encoding", "br, gzip" } } })
            using (var answer = await program.Client.SendAsync(packed, Cancellation))
            {
                // A strong ETag is of these very bytes.
                Assert.False(answer.Headers.ETag!.IsWeak);
                Assert.Equal(opened, await answer.Content.ReadAsByteArrayAsync(Cancellation));
            }

            await PostAsync(program.Client, "fixes", new { title = "connector enlarged", version = 0 });
            using (var fixedThen = JsonDocument.Parse(await PatientlyAsync(program.Client, "/i/1278@r2.json")))
            {
                var cause = fixedThen.RootElement.GetProperty("cause");
                Assert.Equal(("declared-fix", "connector enlarged"), (cause.GetProperty("kind").GetString(), cause.GetProperty("title").GetString()));
                Assert.Equal(2, fixedThen.RootElement.GetProperty("incident").GetProperty("attempt").GetInt32());
            }

            Assert.Equal("/i/1278@r3", (await PostAsync(program.Client, "freeze", new { note = Note, by = "Ann" })).GetProperty("url").GetString());
            var page = await PageAsync(program.Client, Link, HttpStatusCode.OK);
            Assert.NotNull(page.QuerySelector("[data-region=now] .standing"));
            Assert.Contains("attempt: was 1, is 2", page.Body!.TextContent);
            Assert.Contains("simulated data", page.QuerySelector(".frozen-banner")!.TextContent);
            var asked = await PageAsync(program.Client, "/i/1278@r3", HttpStatusCode.OK);
            Assert.Contains(Note, asked.QuerySelector(".frozen-banner")!.TextContent);
            Assert.Empty(asked.QuerySelectorAll("main script"));
            var unknown = await PageAsync(program.Client, "/i/1278@r9", HttpStatusCode.NotFound);
            Assert.Equal(["./i/1278@r3", "./i/1278@r2", "./i/1278@r1"], unknown.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")));
            Assert.Equal(["1278@r3", "1278@r2", "1278@r1"], unknown.QuerySelectorAll("main li a").Select(a => a.TextContent));
            Assert.Equal("1278@r9 · OpsDashboard", unknown.Title);
        }

        // Renamed, other rules, a new process.
        using (var program = await RunningProgram.StartAsync(journal, "--Emulator:TimeScale", "1", "--Incidents:0:Title", "Renamed", "--Incidents:0:Horizons:0:Title", "At once"))
        {
            Assert.Equal(opened, await PatientlyAsync(program.Client, $"{Link}.json"));
            var page = await PageAsync(program.Client, Link, HttpStatusCode.OK);
            Assert.Contains("not the one in force now", page.QuerySelector(".frozen-banner")!.TextContent);
            Assert.DoesNotContain("Renamed", page.QuerySelector(".then")!.TextContent);
        }

        // No source, and another incident in its place.
        using (var program = await RunningProgram.StartAsync(journal, "--CloudMonitoring:Endpoint", "http://127.0.0.1:1", "--Incidents:0:Number", "4711"))
        {
            Assert.Equal(opened, await PatientlyAsync(program.Client, $"{Link}.json"));
            var page = await PageAsync(program.Client, Link, HttpStatusCode.OK);
            Assert.Contains("not configured in this program any more", page.QuerySelector(".now")!.TextContent);
            Assert.Null(page.QuerySelector("[data-region]"));
            var gone = await PageAsync(program.Client, "/incidents/1278", HttpStatusCode.Gone);
            Assert.Equal("Incident 1278 is no longer configured", gone.QuerySelector("main h1, main h2")!.TextContent.Trim());
            Assert.Equal(
                ["./i/1278@r3", "./i/1278@r2", "./i/1278@r1", "./api/v1/incidents/1278/journal.jsonl", "./incidents"],
                gone.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
            Assert.Contains("connector enlarged", await program.Client.GetStringAsync("/api/v1/incidents/1278/journal.jsonl", Cancellation));
            using var unknown = await program.Client.GetAsync("/incidents/9999", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
            var known = new HtmlParser().ParseDocument(await unknown.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal(["./incidents/4711", "./incidents/1278"], known.QuerySelectorAll("main p + p a, main p + p + p a").Select(a => a.GetAttribute("href")).Distinct());
        }
    }

    [Fact]
    public async Task Form_IsSentWithoutScript_AndTheIncidentPageHasTheLink()
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--Emulator:TimeScale", "1");
        await PatientlyAsync(program.Client, $"{Link}.json");
        var form = (await PageAsync(program.Client, "/incidents/1278/act", HttpStatusCode.OK)).QuerySelector("#freeze form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);

        // The client follows to the incident's page, which waits for what was said.
        using var sent = await program.Client.PostAsync("/incidents/1278/act", new FormUrlEncodedContent([.. fields, new("note", Note), new("by", "Ann")]), Cancellation);

        var page = new HtmlParser().ParseDocument(await sent.Content.ReadAsStringAsync(Cancellation));
        var newest = page.QuerySelector(".frozen-list li")!;
        Assert.Equal("./i/1278@r2", newest.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(Note, newest.TextContent);
        Assert.Empty(newest.QuerySelectorAll("script, b"));
        Assert.Contains("./incidents/1278/act#freeze", page.QuerySelectorAll(".incident-links a").Select(a => a.GetAttribute("href")));
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync($"/api/v1/incidents/1278/{path}", body, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    /// <summary>What is frozen by itself comes with a later snapshot, and the journal is read after the start.</summary>
    private static async Task<byte[]> PatientlyAsync(HttpClient client, string path)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ;)
        {
            using var response = await client.GetAsync(path, Cancellation);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return await response.Content.ReadAsByteArrayAsync(Cancellation);
            }

            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"{path}: {response.StatusCode}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        using var response = await client.GetAsync(path, Cancellation);
        Assert.Equal(expected, response.StatusCode);
        Assert.Contains("no-store", response.Headers.CacheControl?.ToString());
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancellation));
    }
}
