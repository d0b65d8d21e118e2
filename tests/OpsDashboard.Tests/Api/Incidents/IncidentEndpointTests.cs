using System.Net;
using System.Net.Http.Headers;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Incidents;

public sealed class IncidentEndpointTests : IAsyncLifetime
{
    private DeskApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await DeskApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task List_Always_IsShort()
    {
        using var response = await _app.Client.GetAsync("/api/v1/incidents", TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"asOf":"2026-03-02T11:00:00Z","incidents":[{"number":41,"title":"Queue stuck","severity":"P1","state":"open","attempt":1,"sentence":"NOT FIXED.","criteriaMet":0,"criteriaTotal":2}]}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Incident_Always_HasTheSnapshotsMembersAndWhatIsRecorded()
    {
        (await _app.PostAsync("fixes", """{ "title": "more workers", "by": "Ann", "version": 0 }""")).Dispose();
        _app.Desk.Show(Verdict.Met);
        (await _app.PostAsync("actions/restart", """{ "state": "done", "version": 0 }""")).Dispose();
        (await _app.PostAsync("notes", """{ "text": "x" }""")).Dispose();

        using var response = await _app.Client.GetAsync("/api/v1/incidents/41", TestContext.Current.CancellationToken);

        var json = await DeskApp.JsonAsync(response);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal((41, 2, 1), (json.GetProperty("number").GetInt32(), json.GetProperty("attempt").GetInt32(), json.GetProperty("version").GetInt32()));
        Assert.True(json.GetProperty("resolvable").GetBoolean());
        Assert.Equal(["opening", "declared-fix"], json.GetProperty("attempts").EnumerateArray().Select(one => one.GetProperty("cause").GetString() ?? "opening"));
        Assert.Equal(2, json.GetProperty("attempts")[0].GetProperty("criteria").GetArrayLength());
        Assert.Equal(2, json.GetProperty("actions")[0].GetProperty("version").GetInt32());
        Assert.Equal("x", json.GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Equal("https://tickets.example/41", json.GetProperty("links")[0].GetProperty("url").GetString());
        Assert.Equal("queue", json.GetProperty("tags")[0].GetString());
    }

    [Fact]
    public async Task Incident_Unchanged_IsNotSentAgain()
    {
        using var first = await _app.Client.GetAsync("/api/v1/incidents/41", TestContext.Current.CancellationToken);
        _app.Client.DefaultRequestHeaders.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));

        using var same = await _app.Client.GetAsync("/api/v1/incidents/41", TestContext.Current.CancellationToken);
        (await _app.PostAsync("notes", """{ "text": "x" }""")).Dispose();
        using var noted = await _app.Client.GetAsync("/api/v1/incidents/41", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, noted.StatusCode));
    }

    [Theory]
    [InlineData("/api/v1/incidents/7")]
    [InlineData("/api/v1/incidents/7/journal")]
    public async Task Unknown_Incident_Is404(string path)
    {
        using var response = await _app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal("There is no incident 7. Known incidents: 41.", (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Journal_InPages_IsWholeAndInOrder()
    {
        for (var i = 0; i < 5; i++)
        {
            (await _app.PostAsync("notes", $$"""{ "text": "{{i}}" }""")).Dispose();
        }

        var (texts, next) = (new List<string?>(), (long?)0);
        while (next is not null)
        {
            using var response = await _app.Client.GetAsync($"/api/v1/incidents/41/journal?after={next}&limit=2", TestContext.Current.CancellationToken);
            var page = await DeskApp.JsonAsync(response);
            texts.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("body").GetProperty("text").GetString()));
            next = page.GetProperty("next").ValueKind == System.Text.Json.JsonValueKind.Null ? null : page.GetProperty("next").GetInt64();
        }

        Assert.Equal(["0", "1", "2", "3", "4"], texts);
    }

    [Theory]
    [InlineData("after=-1", "after", "found -1, must be a whole number from 0 to 9223372036854775807")]
    [InlineData("after=x", "after", "found x, must be a whole number from 0 to 9223372036854775807")]
    [InlineData("limit=0", "limit", "found 0, must be a whole number from 1 to 500")]
    [InlineData("limit=501", "limit", "found 501, must be a whole number from 1 to 500")]
    [InlineData("limit=1e2", "limit", "found 1e2, must be a whole number from 1 to 500")]
    public async Task Journal_WithAWrongPage_Is422(string query, string field, string message)
    {
        using var response = await _app.Client.GetAsync("/api/v1/incidents/41/journal?" + query, TestContext.Current.CancellationToken);

        Assert.Equal(message, (await DeskApp.ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).GetProperty("errors").GetProperty(field)[0].GetString());
    }
}
