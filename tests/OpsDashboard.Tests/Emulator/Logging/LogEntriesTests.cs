using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace OpsDashboard.Tests.Emulator.Logging;

public sealed class LogEntriesTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    private const string LastHour = "timestamp >= \"2025-09-15T17:40:00Z\" AND timestamp < \"2025-09-15T18:40:00Z\"";

    [Fact]
    public async Task Entries_OfAFailedStart_TellPhasesErrorsAndEnd()
    {
        var last = (await List(LastHour + " AND jsonPayload.event = \"startup\"", 1, "timestamp desc")).Entries.Single();
        var id = (string)last["jsonPayload"]!["start_id"]!;

        var entries = (await List($"timestamp > \"2025-09-15T17:00:00Z\" jsonPayload.start_id = \"{id}\"")).Entries;

        var payloads = entries.ConvertAll(entry => entry["jsonPayload"]!);
        Assert.Equal(["init", "dependencies", "database"], payloads.Take(3).Select(payload => (string)payload["phase_name"]!));
        Assert.Equal(["success", "success", "failure"], payloads.Take(3).Select(payload => (string)payload["outcome"]!));
        Assert.Equal(("connection-timeout", 25.0), ((string)payloads[2]["error_class"]!, (double)payloads[2]["timeout_seconds"]!));
        Assert.Equal(("startup", "failure", 3), ((string)payloads[^1]["event"]!, (string)payloads[^1]["outcome"]!, (int)payloads[^1]["exit_code"]!));
        Assert.InRange(entries.Count(entry => (string)entry["severity"]! is "ERROR"), 3, 5);
        Assert.Equal(entries.Select(entry => (string)entry["timestamp"]!).Order(StringComparer.Ordinal), entries.Select(entry => (string)entry["timestamp"]!));
        Assert.Equal("cloud_run_revision", (string)last["resource"]!["type"]!);
        Assert.NotNull(last["labels"]!["instanceId"]);
    }

    [Fact]
    public async Task Entries_OfSixHours_AreAsManyAsTheMetricCounts()
    {
        var request = RunningEmulator.Request(
            "metric.type = \"logging.googleapis.com/user/startup_count\" AND metric.labels.outcome = \"failure\"", "2025-09-15T12:40:00Z", "2025-09-15T18:30:00Z");
        var failures = (await emulator.List(request)).TimeSeries.Sum(series => series.Points.Sum(point => point.Value.Int64Value));

        var entries = await All("timestamp > \"2025-09-15T12:40:00Z\" timestamp <= \"2025-09-15T18:30:00Z\" jsonPayload.event = startup severity >= ERROR", 1_000);

        Assert.True(failures > 500);
        Assert.Equal(failures, entries.Count);
    }

    [Theory]
    [InlineData("timestamp asc")]
    [InlineData("timestamp desc")]
    public async Task Pages_Joined_AreTheWholeInOrder(string order)
    {
        var whole = (await List(LastHour, 1_000, order)).Entries;

        var paged = await All(LastHour, 37, order);

        Assert.True(whole.Count is > 100 and < 1_000);
        Assert.Equal(whole.Select(entry => (string)entry["insertId"]!), paged.Select(entry => (string)entry["insertId"]!));
    }

    [Fact]
    public async Task Search_ThatTakesLong_GivesAnEmptyPageWithAToken()
    {
        var (entries, token) = await List("jsonPayload.start_id = \"none\"");

        Assert.Empty(entries);
        Assert.NotNull(token);
        Assert.Empty(await All("jsonPayload.start_id = \"none\"", 50));
    }

    [Theory]
    [InlineData("severity < ERROR resource.type = \"cloud_run_revision\"", true)]
    [InlineData("resource.labels.service_name = \"netra-backend-staging\" AND labels.instanceId != \"x\"", true)]
    [InlineData("logName = \"projects/netra-staging/logs/run.googleapis.com%2Fstderr\"", true)]
    [InlineData("jsonPayload.duration_seconds >= 25", true)]
    [InlineData("jsonPayload.phase = 4", false)]
    [InlineData("resource.type = \"gce_instance\"", false)]
    [InlineData("timestamp > \"2030-01-01T00:00:00Z\"", false)]
    public async Task Filter_OnAField_Selects(string filter, bool any) =>
        Assert.Equal(any, (await List($"{LastHour} AND {filter}")).Entries.Count > 0);

    [Theory]
    [InlineData("severity", "character 9")]
    [InlineData("severity : ERROR", "character 10")]
    [InlineData("severity = LOUD", "character 12")]
    [InlineData("severity = ERROR AND", "character 21")]
    [InlineData("severity = ERROR OR severity = INFO", "character 18")]
    [InlineData("timestamp > \"yesterday\"", "character 13")]
    [InlineData("nope = 1", "character 1")]
    [InlineData("(severity = ERROR)", "character 1")]
    [InlineData("severity = \"ERROR", "character 18")]
    public async Task Filter_Malformed_IsRefusedWithItsPosition(string filter, string position)
    {
        var error = await Refused(Body(filter));

        Assert.Equal((400, "INVALID_ARGUMENT"), ((int)error["code"]!, (string)error["status"]!));
        Assert.Contains(position, (string)error["message"]!);
    }

    [Theory]
    [InlineData("{}", 400, "resourceNames must hold")]
    [InlineData("[]", 400, "an object is expected")]
    [InlineData("{", 400, "not valid JSON")]
    [InlineData("""{"resourceNames":["projects/other"]}""", 403, "logging.logEntries.list denied on projects/other")]
    [InlineData("""{"resourceNames":["x"]}""", 400, "must be projects/PROJECT")]
    [InlineData("""{"resourceNames":"projects/netra-staging"}""", 400, "'resourceNames'")]
    [InlineData("""{"resourceNames":["projects/netra-staging"],"pageSize":1001}""", 400, "pageSize must be 0 to 1000")]
    [InlineData("""{"resourceNames":["projects/netra-staging"],"pageSize":"5"}""", 400, "'pageSize'")]
    [InlineData("""{"resourceNames":["projects/netra-staging"],"filter":3}""", 400, "'filter'")]
    [InlineData("""{"resourceNames":["projects/netra-staging"],"orderBy":"severity"}""", 400, "orderBy")]
    [InlineData("""{"resourceNames":["projects/netra-staging"],"pageToken":"AAAA"}""", 400, "page_token")]
    [InlineData("""{"resourceNames":["projects/netra-staging"],"nope":1}""", 400, "Unknown name \"nope\"")]
    public async Task Body_Wrong_IsRefusedByName(string body, int code, string message)
    {
        var error = await Refused(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(code, (int)error["code"]!);
        Assert.Contains(message, (string)error["message"]!);
    }

    [Fact]
    public async Task Body_OfAnotherTypeOrTooLong_IsRefused()
    {
        Assert.Equal(415, (int)(await Refused(new StringContent("{}", Encoding.UTF8, "text/plain")))["code"]!);
        Assert.Equal(413, (int)(await Refused(Body(new string('x', 200_000))))["code"]!);
        Assert.Contains("20000", (string)(await Refused(Body(new string('x', 20_001))))["message"]!);
    }

    [Fact]
    public async Task Token_OfAnotherFilter_IsRefused()
    {
        var (_, token) = await List(LastHour, 1);

        var error = await Refused(Body("severity = ERROR", 1, token: token!));

        Assert.Contains("page_token", (string)error["message"]!);
    }

    private static JsonContent Body(string filter, int pageSize = 0, string order = "", string token = "") => JsonContent.Create(new
    {
        resourceNames = new[] { RunningEmulator.Project },
        filter,
        pageSize,
        orderBy = order,
        pageToken = token,
    });

    private async Task<(List<JsonNode> Entries, string? Token)> List(string filter, int pageSize = 0, string order = "", string token = "")
    {
        using var answer = await emulator.Rest.PostAsync("/v2/entries:list", Body(filter, pageSize, order, token), TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(answer.IsSuccessStatusCode, json.ToJsonString());
        return ([.. json["entries"]?.AsArray().Select(entry => entry!) ?? []], (string?)json["nextPageToken"]);
    }

    private async Task<List<JsonNode>> All(string filter, int pageSize, string order = "")
    {
        var all = new List<JsonNode>();
        string? token = "";
        do
        {
            (var entries, token) = await List(filter, pageSize, order, token);
            all.AddRange(entries);
        }
        while (token is not null);
        return all;
    }

    private async Task<JsonNode> Refused(HttpContent body)
    {
        using var answer = await emulator.Rest.PostAsync("/v2/entries:list", body, TestContext.Current.CancellationToken);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Equal((int)answer.StatusCode, (int)error["code"]!);
        return error;
    }
}
