using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Incidents;

public sealed class DeedsTests : IAsyncLifetime
{
    private DeskApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await DeskApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("notes", """{ "text": "hello", "by": "Ann" }""", "note", "")]
    [InlineData("sign-offs/reviewed", """{ "version": 0 }""", "sign-off", "reviewed")]
    [InlineData("actions/restart", """{ "state": "done", "version": 0 }""", "action", "restart")]
    [InlineData("evidence/journey", """{ "passed": true, "url": "https://ci.example/1" }""", "evidence", "journey")]
    [InlineData("fixes", """{ "title": "more workers", "version": 0 }""", "fix", "")]
    [InlineData("resolve", """{ "reason": "shut down", "version": 0 }""", "resolved", "")]
    public async Task Post_Valid_IsCreatedAndFoundAtItsLocation(string path, string body, string kind, string subject)
    {
        using var response = await _app.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var entry = await DeskApp.JsonAsync(response);
        Assert.Equal((1, kind, subject), (entry.GetProperty("position").GetInt64(), entry.GetProperty("kind").GetString(), entry.GetProperty("subject").GetString()));
        var found = JsonDocument.Parse(await _app.Client.GetStringAsync(response.Headers.Location, TestContext.Current.CancellationToken)).RootElement.GetProperty("entries");
        Assert.Equal(entry.GetRawText(), Assert.Single(found.EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task Reopen_AfterResolve_IsCreated()
    {
        using var resolved = await _app.PostAsync("resolve", """{ "reason": "shut down", "version": 0 }""");
        using var reopened = await _app.PostAsync("reopen", """{ "reason": "again", "version": 1 }""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (resolved.StatusCode, reopened.StatusCode));
    }

    [Fact]
    public async Task Evidence_Again_Is200AndOther409()
    {
        const string Body = """{ "passed": true, "url": "https://ci.example/1", "finishedAt": "2026-03-02T11:30:00.000000099+01:00" }""";
        using var first = await _app.PostAsync("evidence/journey", Body);
        using var again = await _app.PostAsync("evidence/journey", Body.Replace("11:30:00+01:00", "10:30:00.000Z"));
        using var other = await _app.PostAsync("evidence/journey", Body.Replace("true", "false"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal((await DeskApp.JsonAsync(first)).GetRawText(), (await DeskApp.JsonAsync(again)).GetRawText());
        var problem = await DeskApp.ProblemAsync(other, HttpStatusCode.Conflict);
        Assert.False(problem.GetProperty("yours").GetProperty("body").GetProperty("passed").GetBoolean());
        Assert.True(problem.GetProperty("theirs").GetProperty("body").GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task Post_StaleVersion_Is409WithBoth()
    {
        using var first = await _app.PostAsync("sign-offs/reviewed", """{ "by": "Ann", "version": 0 }""");
        using var second = await _app.PostAsync("sign-offs/reviewed", """{ "by": "Ben", "version": 0 }""");

        var problem = await DeskApp.ProblemAsync(second, HttpStatusCode.Conflict);
        Assert.Equal("Ben", problem.GetProperty("yours").GetProperty("by").GetString());
        Assert.Equal((await DeskApp.JsonAsync(first)).GetRawText(), problem.GetProperty("theirs").GetRawText());
        Assert.Equal("version: found 0, must be 1, the last one. Nothing was written: look at theirs, then send again with that version.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Post_VersionOfNothing_Is409WithoutTheirs()
    {
        using var response = await _app.PostAsync("sign-offs/reviewed", """{ "version": 5 }""");

        Assert.Equal(JsonValueKind.Null, (await DeskApp.ProblemAsync(response, HttpStatusCode.Conflict)).GetProperty("theirs").ValueKind);
    }

    [Fact]
    public async Task Post_ManyOfOneVersionAtOnce_ExactlyOneWins()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => _app.PostAsync("actions/tell", $$"""{ "state": "in-progress", "owner": "p{{i}}", "version": 0 }""")));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(31, responses.Count(response => response.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await _app.Desk.EntriesAsync());
        Array.ForEach(responses, response => response.Dispose());
    }

    [Theory]
    [InlineData("sign-offs/workers", """{ "version": 0 }""", "Incident 41 has no criterion to sign off workers; it has workers-signed, reviewed.")]
    [InlineData("actions/nap", """{ "state": "done", "version": 0 }""", "Incident 41 has no action nap; it has restart, tell.")]
    [InlineData("evidence/nap", """{ "passed": true, "url": "https://ci.example/1" }""", "Incident 41 has no evidence nap; it has journey.")]
    [InlineData("actions/%3Cscript%3E", """{ "state": "done", "version": 0 }""", "Incident 41 has no action <script>; it has restart, tell.")]
    public async Task Post_ToSomethingUnknown_Is404AndListsWhatIsKnown(string path, string body, string detail)
    {
        using var response = await _app.PostAsync(path, body);

        Assert.Equal(detail, (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/api/v1/incidents/7/notes", "There is no incident 7. Known incidents: 41.")]
    [InlineData("/api/v1/incidents/x/notes", "POST /api/v1/incidents/x/notes is not part of this API.")]
    [InlineData("/api/v1/incidents/99999999999999999999/notes", "POST /api/v1/incidents/99999999999999999999/notes is not part of this API.")]
    [InlineData("/api/v1/incidents/41/freezer", "POST /api/v1/incidents/41/freezer is not part of this API.")]
    public async Task Post_ToAnUnknownAddress_Is404(string path, string detail)
    {
        using var response = await _app.SendAsync(path, new StringContent("""{ "text": "x" }""", Encoding.UTF8, "application/json"));

        Assert.Equal(detail, (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{ "text": 5 }""", "text", "found the number 5, must be a text")]
    [InlineData("""{ "text": ["a"] }""", "text", "found a list, must be a text")]
    [InlineData("""{ "text": { "a": 1 } }""", "text", "found an object, must be a text")]
    [InlineData("""{ "text": true }""", "text", "found true, must be a text")]
    [InlineData("""{ "text": null }""", "text", "found nothing, must be a text")]
    [InlineData("""{ "text": "a", "text": "b" }""", "text", "found twice, must be there once")]
    [InlineData("""{ "Text": "a" }""", "Text", "found an unknown member, allowed are text, by")]
    [InlineData("""{ "text": "a", "__proto__": {} }""", "__proto__", "found an unknown member, allowed are text, by")]
    [InlineData("""{ "text": "\ud800" }""", "text", "found a text with half of a surrogate pair, must be a text")]
    [InlineData("""{ "text": "\u0000" }""", "text", "found the character U+0000, must be text without control characters other than line feed and tab")]
    [InlineData("""{ "text": "a", "\ud800": 1 }""", "a name with half of a surrogate pair", "found an unknown member, allowed are text, by")]
    [InlineData("[]", "", "found a list, must be an object with text, by")]
    [InlineData("null", "", "found null, must be an object with text, by")]
    [InlineData("1e999", "", "found the number 1e999, must be an object with text, by")]
    public async Task Note_OfTheWrongShape_Is422NamingTheField(string body, string field, string message) => await InvalidAsync("notes", body, field, message);

    [Theory]
    [InlineData("1e999", "found the number 1e999, must be a whole number")]
    [InlineData("1.5", "found the number 1.5, must be a whole number")]
    [InlineData("99999999999999999999", "found the number 99999999999999999999, must be a whole number from 0 to 9007199254740991")]
    [InlineData("\"0\"", "found \"0\", must be a whole number")]
    [InlineData("-1", "found -1, must be the version of the sign-off that you saw, 0 for none")]
    public async Task Version_OfTheWrongShape_Is422(string version, string message) => await InvalidAsync("sign-offs/reviewed", $$"""{ "version": {{version}} }""", "version", message);

    [Theory]
    [InlineData("\"2026-03-02T10:00:00\"")]
    [InlineData("\"2026-03-02\"")]
    [InlineData("\"2026-02-30T10:00:00Z\"")]
    [InlineData("\"10:00\"")]
    [InlineData("1772445600")]
    [InlineData("\"2026-03-02T10:00:00+99:00\"")]
    public async Task FinishedAt_OfTheWrongShape_Is422(string time) => await InvalidAsync(
        "evidence/journey",
        $$"""{ "passed": true, "url": "https://ci.example/1", "finishedAt": {{time}} }""",
        "finishedAt",
        $"found {(time.StartsWith('"') ? time : "the number " + time)}, must be a time with Z or an offset, such as 2025-01-31T18:40:00Z");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "text": "a", }""")]
    [InlineData("""{ text: "a" }""")]
    [InlineData("""{ "text": NaN }""")]
    [InlineData("""{ "text": "a" } {}""")]
    [InlineData("{ \"text\": \"a\nb\" }")]
    [InlineData("// {}")]
    public async Task Post_MalformedJson_Is400NamingLineAndByte(string body)
    {
        using var response = await _app.PostAsync("notes", body);

        var problem = await DeskApp.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("line").GetInt64() >= 1);
        Assert.True(problem.GetProperty("byte").GetInt64() >= 0);
    }

    [Fact]
    public async Task Post_NestedWithoutEnd_Is400()
    {
        using var response = await _app.PostAsync("notes", $$"""{ "text": {{new string('[', 20_000)}} """);

        await DeskApp.ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_NotUtf8_Is400()
    {
        using var response = await _app.SendAsync(DeskApp.Path("notes"), new ByteArrayContent([.. "{\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

        await DeskApp.ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(64 * 1024 + 1, false)]
    [InlineData(64 * 1024 + 1, true)]
    [InlineData(10 * 1024 * 1024, false)]
    [InlineData(10 * 1024 * 1024, true)]
    public async Task Post_TooLarge_Is413AlsoInChunks(int bytes, bool chunked)
    {
        var body = Encoding.UTF8.GetBytes("{\"text\":\"" + new string('x', bytes - 11) + "\"}");
        using HttpContent content = chunked ? new StreamContent(new UnseekableStream(body)) : new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await _app.SendAsync(DeskApp.Path("notes"), content, ("Expect", "100-continue"));

        await DeskApp.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
        Assert.Empty(await _app.Desk.EntriesAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/problem+json")]
    [InlineData("text/plain; application/json")]
    public async Task Post_OfAnotherContentType_Is415(string? type)
    {
        using var content = new ByteArrayContent("""{ "text": "x" }"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await _app.SendAsync(DeskApp.Path("notes"), content);

        Assert.StartsWith($"Content-Type: found {type ?? "nothing"}", (await DeskApp.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await _app.Desk.EntriesAsync());
    }

    [Fact]
    public async Task Post_Compressed_Is415()
    {
        using var content = new ByteArrayContent([0x1f, 0x8b]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } } };

        using var response = await _app.SendAsync(DeskApp.Path("notes"), content);

        await DeskApp.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1)) **b** | a | b |\n|---|---|")]
    [InlineData("\u202e txt.exe \u2066")]
    [InlineData("'; DROP TABLE journal; --")]
    [InlineData("{{constructor}} ${7*7} %0d%0a")]
    public async Task Note_Hostile_ComesBackAsTheSameData(string text)
    {
        using var response = await _app.PostAsync("notes", JsonSerializer.Serialize(new { text }));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var raw = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", raw, StringComparison.Ordinal);
        Assert.Equal(text, JsonDocument.Parse(raw).RootElement.GetProperty("body").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Resolve_BeforeAnySnapshot_Is503WithRetryAfter()
    {
        await using var blind = await LoopbackApp.StartAsync(
            app => OpsDashboard.Api.ApiEndpoints.MapApi(app),
            services => OpsDashboard.Api.ApiEndpoints.AddApi(BlindDesk.Add(services)));

        using var response = await blind.Client.PostAsync(DeskApp.Path("resolve"), new StringContent("""{ "reason": "x", "version": 0 }""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        await DeskApp.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
    }

    private async Task InvalidAsync(string path, string body, string field, string message)
    {
        using var response = await _app.PostAsync(path, body);

        var errors = (await DeskApp.ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).GetProperty("errors");
        Assert.Equal(message, Assert.Single(errors.GetProperty(field).EnumerateArray()).GetString());
        Assert.Empty(await _app.Desk.EntriesAsync());
    }

    /// <summary>Of unknown length, so that it is sent in chunks.</summary>
    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
