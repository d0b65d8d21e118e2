using Microsoft.AspNetCore.Http;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Readings.CloudLogging;

public sealed class CloudLoggingSourceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private StartLogServer _server = null!;
    private GoogleRestClient _client = null!;
    private CloudLoggingSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StartLogServer.StartAsync();
        _client = new GoogleRestClient(_server.Address, TimeProvider.System);
        _source = new CloudLoggingSource(_client, "acme-shop", TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Read_AsksForTheNewestWithinTheBound()
    {
        var reading = await ReadAsync(Now);

        var asked = Assert.Single(_server.Requests);
        Assert.Equal("[\"projects/acme-shop\"]", asked.GetProperty("resourceNames").GetRawText());
        Assert.Equal("severity >= INFO AND timestamp >= \"2026-03-01T11:00:00.000Z\" AND timestamp <= \"2026-03-01T12:00:00.000Z\"", asked.GetProperty("filter").GetString());
        Assert.Equal(("timestamp desc", 250), (asked.GetProperty("orderBy").GetString(), asked.GetProperty("pageSize").GetInt32()));
        Assert.Null(reading.Failure);
        Assert.Equal(30, reading.Entries.Count);
        Assert.True(reading.Entries.Zip(reading.Entries.Skip(1)).All(pair => pair.First.At >= pair.Second.At));
        Assert.Equal("web-00007-abc", reading.Entries[0].Labels["revision_name"]);
    }

    [Fact]
    public async Task Read_WithinAMinute_IsNotAskedAgain()
    {
        var first = await ReadAsync(Now);

        Assert.Same(first, await ReadAsync(Now.AddSeconds(49)));
        Assert.NotSame(first, await ReadAsync(Now.AddSeconds(50)));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Expired_IsReadAgainAlthoughNoTimePassed()
    {
        await ReadAsync(Now);
        _source.Expire();
        await ReadAsync(Now);
        await ReadAsync(Now);

        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Read_PagesWithoutEnd_StopsAfterAFew()
    {
        _server.OnList = _ => Task.FromResult(Results.Json(new { nextPageToken = "more" }));

        var reading = await ReadAsync(Now);

        Assert.Equal((4, 0, null), (_server.Requests.Count, reading.Entries.Count, reading.Failure));
        Assert.Equal("more", _server.Requests.Last().GetProperty("pageToken").GetString());
    }

    [Fact]
    public async Task Read_EntriesThatWereNotAskedForOrAreNone_AreLeftOut()
    {
        _server.OnList = _ => Task.FromResult(Results.Json(new
        {
            entries = new object[] { StartLogServer.Entry(Now.AddHours(1), new { a = 1 }), StartLogServer.Entry(Now.AddHours(-2), new { a = 1 }), "text", new { timestamp = "soon" }, StartLogServer.Entry(Now, new { a = 1 }) },
        }));

        Assert.Equal(Now, Assert.Single((await ReadAsync(Now)).Entries).At);
    }

    [Fact]
    public async Task Read_HostileTexts_AreBoundedLinesAndNestedOnesLeftOut()
    {
        _server.OnList = _ => Task.FromResult(Results.Json(new
        {
            entries = new[] { StartLogServer.Entry(Now, new { name = "a\nb" + new string('x', 5000), nested = new { deep = 1 }, list = new[] { 1 }, flag = true, none = (string?)null }) },
        }));

        var fields = Assert.Single((await ReadAsync(Now)).Entries).Fields;

        Assert.Equal(["flag", "name"], fields.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("a bxxx", fields["name"], StringComparison.Ordinal);
        Assert.InRange(fields["name"].Length, 1, 256);
    }

    [Fact]
    public async Task Read_HalfASurrogatePair_IsLeftOut_AndTheRestStays()
    {
        _server.OnList = _ => Task.FromResult(Results.Text(
            """{"entries":[{"timestamp":"2026-03-01T12:00:00Z","jsonPayload":{"bad":"\ud800","\udfff":"x","phase":3}}]}""", "application/json"));

        var reading = await ReadAsync(Now);

        Assert.Null(reading.Failure);
        Assert.Equal(["phase"], Assert.Single(reading.Entries).Fields.Keys);
    }

    [Fact]
    public async Task Read_Nanoseconds_AreCutToATick()
    {
        _server.OnList = _ => Task.FromResult(Results.Text("""{"entries":[{"timestamp":"2026-03-01T11:59:59.123456789Z","jsonPayload":{"phase":3}}]}""", "application/json"));

        var reading = await ReadAsync(Now);

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 11, 59, 59, TimeSpan.Zero).AddTicks(1_234_567), Assert.Single(reading.Entries).At);
    }

    [Fact]
    public async Task Read_Refused_SaysWhatIsNeeded()
    {
        _server.OnList = _ => Task.FromResult(Results.Json(new { error = new { code = 403, message = "no", status = "PERMISSION_DENIED" } }, statusCode: 403));

        var reading = await ReadAsync(Now);

        Assert.Equal(new ReadingFailure(FailureKind.Denied, "permission denied: the account needs roles/logging.viewer: no"), reading.Failure);
    }

    [Fact]
    public async Task Read_NoServerConfigured_SaysWhichKey()
    {
        var reading = await ReadAsync(Now, new CloudLoggingSource(client: null, "acme-shop", TimeProvider.System));

        Assert.Equal("no server for it is configured (CloudConfiguration:Endpoint)", reading.Failure?.Reason);
    }

    private async Task<LogReading> ReadAsync(DateTimeOffset now, CloudLoggingSource? source = null)
    {
        var request = new LogRequest("severity >= INFO", now.AddHours(-1), now, Most: 30);
        return (await (source ?? _source).ReadAsync(new Dictionary<long, LogRequest> { [7] = request }, now, TestContext.Current.CancellationToken))[7];
    }
}
