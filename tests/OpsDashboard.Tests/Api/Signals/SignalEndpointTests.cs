using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using OpsDashboard.Api.Signals;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Signals;

public sealed class SignalEndpointTests : IAsyncLifetime
{
    private const string Window = "from=2026-03-02T09:59:00Z&to=2026-03-02T10:59:00Z";

    private SignalDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await SignalDesk.StartAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task List_Always_HasEverySignal() => Assert.Equal(
        """{"asOf":"2026-03-02T11:00:30Z","signals":[{"id":"temperature","title":"Temperature","unit":"=\u00B0C","status":"ok"},{"id":"jams","title":"Jams","unit":"jams","status":"ok"}]}""",
        await TextAsync("/api/v1/signals"));

    [Fact]
    public async Task Signal_WithoutAnInterval_IsWhatTheTileShows_AndAsksNothing()
    {
        var json = await JsonAsync("temperature");

        Assert.Empty(_desk.Server.ListRequests);
        Assert.Equal(("2026-03-02T09:59:00Z", "2026-03-02T10:59:00Z", 60, "gauge"), (json.GetProperty("from").GetString(), json.GetProperty("to").GetString(), json.GetProperty("stepSeconds").GetInt32(), json.GetProperty("kind").GetString()));
        Assert.Equal("ALIGN_MEAN", json.GetProperty("query").GetProperty("aligner").GetString());
        Assert.Contains($"[{At(10, 20)},null]", json.GetProperty("points").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain($"[{At(10, 21)}", json.GetProperty("points").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature")]
    [InlineData("jams")]
    public async Task Signal_OverTheTilesWindow_HasTheTilesPoints(string id)
    {
        var tile = await JsonAsync(id);

        var asked = await JsonAsync(id, Window);

        Assert.NotEmpty(_desk.Server.ListRequests);
        Assert.Equal(tile.GetProperty("points").GetRawText(), asked.GetProperty("points").GetRawText());
        Assert.Equal(tile.GetProperty("value").GetRawText(), asked.GetProperty("value").GetRawText());
        Assert.Empty(asked.GetProperty("notes").EnumerateArray());
    }

    [Fact]
    public async Task Events_WithAndWithoutSignsOfLife_AreZeroOrAGap()
    {
        var points = (await JsonAsync("jams", "from=2026-03-02T09:00:00Z&to=2026-03-02T10:00:00Z")).GetProperty("points");

        // Minutes 36 to 40 have none of the multiples of 7, but show that the machine runs; 51 to 55 show nothing.
        Assert.Equal($"[{At(9, 40)},0]", points[7].GetRawText());
        Assert.Equal($"[{At(9, 55)},null]", points[10].GetRawText());
        Assert.Equal(12, points.GetArrayLength());
    }

    [Theory]
    [InlineData("temperature", 3600)]
    [InlineData("jams", 3600)]
    public async Task Signal_OverSixWeeks_IsBoundedByWiderSteps(string id, int seconds)
    {
        var json = await JsonAsync(id, "from=2026-01-19T10:00:00Z&to=2026-03-02T10:00:00Z");

        Assert.Equal((seconds, 1008), (json.GetProperty("stepSeconds").GetInt32(), json.GetProperty("points").GetArrayLength()));
        Assert.Contains("at most 1500 points", json.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        Assert.All(_desk.Server.ListRequests, request => Assert.Equal(seconds, request.Aggregation.AlignmentPeriod.Seconds));
    }

    [Fact]
    public async Task Csv_Always_IsARowAPoint_WithGapsNegativeNumbersAndNoFormula()
    {
        using var response = await GetAsync("temperature", "from=2026-03-02T10:17:00Z&to=2026-03-02T10:26:00Z&format=csv");

        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=temperature_20260302T1017Z_20260302T1026Z.csv", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(
            "time_utc,value_c,unit,signal\r\n"
            + "2026-03-02T10:18:00Z,-12.5,\"'=°C\",temperature\r\n"
            + "2026-03-02T10:19:00Z,-11.5,\"'=°C\",temperature\r\n"
            + "2026-03-02T10:20:00Z,,\"'=°C\",temperature\r\n"
            + "2026-03-02T10:25:00Z,-5.5,\"'=°C\",temperature\r\n"
            + "2026-03-02T10:26:00Z,-4.5,\"'=°C\",temperature\r\n",
            Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("s", "value_seconds")]
    [InlineData("%", "value_percent")]
    [InlineData("Mbit/s", "value_mbit_per_s")]
    [InlineData("=cmd|' /C calc'!A0", "value_cmd_per_c_calc_a0")]
    [InlineData("", "value")]
    public void Unit_InTheNameOfAColumn_IsAWord(string unit, string column) => Assert.Equal(column, SignalCsv.ValueColumn(unit));

    [Theory]
    [InlineData("2026-03-02T10:17:00.123456789Z", "2026-03-02T10:26:00.999999999Z")]
    [InlineData("2026-03-02t10:17:00.1z", "2026-03-02T11:26:00.9+01:00")]
    public void Period_AsGoogleWritesTimes_IsRead(string from, string to)
    {
        var faults = new List<OpsDashboard.Workspace.FieldFault>();

        var period = SignalPeriod.Read(from, to, new DateTimeOffset(2026, 3, 2, 11, 0, 30, TimeSpan.Zero), faults);

        Assert.Empty(faults);
        Assert.Equal((At(10, 17), At(10, 26)), (period!.From.ToUnixTimeSeconds(), period.To.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("from=x", "from", "found x, must be a time with Z or an offset, such as 2025-01-31T18:40:00Z")]
    [InlineData("from=2026-03-02T09:00:00&to=2026-03-02T10:00:00Z", "from", "found 2026-03-02T09:00:00, must be a time with Z or an offset, such as 2025-01-31T18:40:00Z")]
    [InlineData("from=2026-03-02T09:00:00Z", "to", "found nothing, must be a time with Z or an offset, such as 2025-01-31T18:40:00Z")]
    [InlineData("from=2026-03-02T09:00:00Z&to=2026-03-02T11:00:31Z", "to", "found 2026-03-02T11:00:31Z, must not be in the future: it is 2026-03-02T11:00:30Z")]
    [InlineData("from=2026-03-02T11:00:00%2B01:00&to=2026-03-02T10:00:00Z", "from", "found 2026-03-02T10:00:00Z, must be before to, 2026-03-02T10:00:00Z")]
    [InlineData("from=2026-01-19T09:59:00Z&to=2026-03-02T10:00:00Z", "from", "found 2026-01-19T09:59:00Z, must be at most 42 days before to")]
    [InlineData("from=2026-03-02T10:59:00Z&to=2026-03-02T11:00:30Z", "from", "found 2026-03-02T10:59:00Z, must be 1 min or more before 2026-03-02T10:59:00Z: one step of what can be known yet")]
    [InlineData("format=xml", "format", "found xml, must be json or csv")]
    public async Task Request_ThatIsWrong_NamesTheField(string query, string field, string message)
    {
        using var response = await GetAsync("temperature", query);

        Assert.Equal(message, (await DeskApp.ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task Signal_ThatIsUnknown_Is404AndNamesTheOthers()
    {
        using var response = await GetAsync("pressure", "");

        Assert.Equal("There is no signal pressure; there is temperature, jams.", (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(StatusCode.PermissionDenied, HttpStatusCode.BadGateway, false)]
    [InlineData(StatusCode.InvalidArgument, HttpStatusCode.BadGateway, false)]
    [InlineData(StatusCode.ResourceExhausted, HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(StatusCode.Unavailable, HttpStatusCode.ServiceUnavailable, true)]
    public async Task Source_ThatFails_IsAProblemWithItsReason(StatusCode code, HttpStatusCode expected, bool isLater)
    {
        _desk.Server.OnListTimeSeries = (_, _) => throw new RpcException(new Status(code, "no"));

        using var response = await GetAsync("jams", Window);

        Assert.NotEmpty((await DeskApp.ProblemAsync(response, expected)).GetProperty("detail").GetString()!);
        Assert.Equal(isLater, response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task Source_ThatAnswersInPart_IsToldInJson_AndRefusedAsCsv()
    {
        _desk.Server.OnListTimeSeries = (request, _) =>
        {
            var answer = SignalDesk.Answer(request);
            answer.ExecutionErrors.Add(new Google.Rpc.Status { Code = 14, Message = "hall b is missing" });
            return Task.FromResult(answer);
        };

        var json = await JsonAsync("temperature", Window);
        using var csv = await GetAsync("temperature", Window + "&format=csv");

        Assert.StartsWith("May be incomplete:", json.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("hall b is missing", (await DeskApp.ProblemAsync(csv, HttpStatusCode.BadGateway)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tile_WithoutData_IsAGap_AndOneThatFailed_IsAProblem()
    {
        Tile tile = new() { Id = "temperature", Title = "", Unit = "", Status = TileStatus.NoData, Thresholds = new TileThresholds(null, null, default) };
        _desk.Show([tile, tile with { Id = "jams", Status = TileStatus.Error, Reason = "the quota is used up", Points = [new TilePoint(1, 1)] }]);

        Assert.Equal("""[[1772449200,null]]""", (await JsonAsync("temperature")).GetProperty("points").GetRawText());
        using var failed = await GetAsync("jams", "");
        Assert.Equal("the quota is used up", (await DeskApp.ProblemAsync(failed, HttpStatusCode.BadGateway)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Interval_AskedForTwice_IsReadOnce()
    {
        await JsonAsync("jams", Window);
        var asked = _desk.Server.ListRequests.Count;

        using var csv = await GetAsync("jams", Window + "&format=csv");

        Assert.Equal((2, 2), (asked, _desk.Server.ListRequests.Count));
        Assert.True(csv.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Intervals_WithoutEnd_AreRefusedForAWhile_AndTilesAreNot()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 1000 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            using var response = await GetAsync("temperature", $"from=2026-03-02T09:00:00Z&to=2026-03-02T10:00:00.{i:D3}Z");
            statuses.Add(response.StatusCode);
            Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests ? TimeSpan.FromSeconds(2) : null, response.Headers.RetryAfter?.Delta);
        }

        Assert.InRange(statuses.Count, 31, 1000);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        await JsonAsync("temperature");
    }

    private static long At(int hour, int minute) => new DateTimeOffset(2026, 3, 2, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private Task<HttpResponseMessage> GetAsync(string id, string query) => _desk.Client.GetAsync($"/api/v1/signals/{id}?{query}", TestContext.Current.CancellationToken);

    private Task<string> TextAsync(string path) => _desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    private async Task<JsonElement> JsonAsync(string id, string query = "") => JsonDocument.Parse(await TextAsync($"/api/v1/signals/{id}?{query}")).RootElement;
}
