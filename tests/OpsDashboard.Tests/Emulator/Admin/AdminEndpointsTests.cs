using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Tests.Emulator.Admin;

public sealed class AdminEndpointsTests : IAsyncLifetime
{
    private static readonly TimeSpan LongestSkip = TimeSpan.FromDays(7);

    private readonly FakeTimeProvider _time = new(RunningEmulator.Assessed);
    private ScenarioClock _clock = null!;
    private EmulatorServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _clock = new ScenarioClock(_time, RunningEmulator.Assessed, 1);
        _server = await EmulatorServer.StartAsync(
            new EmulatorOptions(), () => _clock.Now, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0", adminClock: _clock);
        _client = new HttpClient { BaseAddress = _server.RestAddress };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Settings_Patched_ChangeOnlyWhatIsNamed()
    {
        var answer = await Send(HttpMethod.Patch, "/admin/settings", """{"connectorMaxInstances": 10, "connectorMinInstances": 4, "timeoutSeconds": 35.5}""");

        Assert.Equal((4, 10, 35.5, 20), ((int)answer["connectorMinInstances"]!, (int)answer["connectorMaxInstances"]!, (double)answer["timeoutSeconds"]!, (int)answer["poolSize"]!));
        Assert.Equal(new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10, TimeoutSeconds = 35.5 }, _server.Controls.Settings);
        Assert.Equal(answer.ToJsonString(), (await Send(HttpMethod.Get, "/admin/settings")).ToJsonString());
        Assert.Null((await Send(HttpMethod.Patch, "/admin/settings", """{"timeoutSeconds": null}"""))["timeoutSeconds"]);
    }

    [Fact]
    public async Task Faults_Patched_AreInForce()
    {
        var answer = await Send(HttpMethod.Patch, "/admin/faults", """{"late": "00:10:00", "lateShare": 0.5, "error": "RESOURCE_EXHAUSTED"}""");

        Assert.Equal("00:10:00", (string?)answer["late"]);
        Assert.Equal(new ApiFaults { Late = TimeSpan.FromMinutes(10), LateShare = 0.5, Error = "RESOURCE_EXHAUSTED" }, _server.Controls.Faults);
        await Send(HttpMethod.Patch, "/admin/faults", """{"late": "00:00:00", "lateShare": 1, "error": null}""");
        Assert.Equal(ApiFaults.None, _server.Controls.Faults);
    }

    [Fact]
    public async Task Clock_Commanded_ObeysAndIsLogged()
    {
        await Send(HttpMethod.Post, "/admin/clock", """{"action": "scale", "scale": 600}""");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RunningEmulator.Assessed + TimeSpan.FromSeconds(600), _clock.Now);
        await Send(HttpMethod.Post, "/admin/clock", """{"action": "pause"}""");
        _time.Advance(TimeSpan.FromHours(1));

        var clock = await Send(HttpMethod.Post, "/admin/clock", """{"action": "skip", "seconds": 3600}""");

        Assert.Equal(RunningEmulator.Assessed + TimeSpan.FromSeconds(4_200), (DateTimeOffset)clock["now"]!);
        Assert.True((bool)clock["paused"]!);
        Assert.False((bool)(await Send(HttpMethod.Post, "/admin/clock", """{"action": "resume"}"""))["paused"]!);
        var log = (await Send(HttpMethod.Get, "/admin/log")).AsArray();
        Assert.Equal(["Clock 1× → 600×", "Clock paused", "Clock skips 01:00:00", "Clock resumed"], log.Select(line => (string?)line!["what"]));
        Assert.Equal(RunningEmulator.Assessed, (DateTimeOffset)log[0]!["at"]!);
    }

    [Theory]
    [InlineData("PATCH", "/admin/settings", """{"poolSize": 0}""", "poolSize", "0", "1 to 200")]
    [InlineData("PATCH", "/admin/settings", """{"poolSize": 1.5}""", "poolSize", "1.5", "a whole number")]
    [InlineData("PATCH", "/admin/settings", """{"poolSize": "20"}""", "poolSize", "\"20\"", "a whole number")]
    [InlineData("PATCH", "/admin/settings", """{"poolSize": null}""", "poolSize", "null", "a whole number")]
    [InlineData("PATCH", "/admin/settings", """{"poolSize": 99999999999}""", "poolSize", "99999999999", "a whole number from -2147483648 to 2147483647")]
    [InlineData("PATCH", "/admin/settings", """{"connectorMinInstances": 3}""", "connectorMinInstances", "3 with connectorMaxInstances 3", "below connectorMaxInstances")]
    [InlineData("PATCH", "/admin/settings", """{"connectorMachineType": "n1"}""", "connectorMachineType", "\"n1\"", "f1-micro, e2-micro, e2-standard-4")]
    [InlineData("PATCH", "/admin/settings", """{"connectorMachineType": null}""", "connectorMachineType", "null", "a text")]
    [InlineData("PATCH", "/admin/settings", """{"trafficFactor": 11}""", "trafficFactor", "11", "0 to 10")]
    [InlineData("PATCH", "/admin/settings", """{"timeoutSeconds": 301}""", "timeoutSeconds", "301", "1 to 300 s, or null")]
    [InlineData("PATCH", "/admin/settings", """[1]""", "", "[1]", "a JSON object")]
    [InlineData("PATCH", "/admin/faults", """{"error": "OK"}""", "error", "\"OK\"", "CANCELLED, UNKNOWN")]
    [InlineData("PATCH", "/admin/faults", """{"latency": "00:01:01"}""", "latency", "00:01:01", "00:00:00 to 00:01:00")]
    [InlineData("PATCH", "/admin/faults", """{"latency": 5}""", "latency", "5", "a span of time such as")]
    [InlineData("PATCH", "/admin/faults", """{"hang": 1}""", "hang", "1", "true or false")]
    [InlineData("PATCH", "/admin/faults", """{"missingShare": -0.1}""", "missingShare", "-0.1", "0 to 1")]
    [InlineData("PATCH", "/admin/faults", """{"PARTIAL": true}""", "PARTIAL", "an unknown member", "apiDisabled")]
    [InlineData("POST", "/admin/clock", """{"action": "back"}""", "action", "\"back\"", "pause, resume, skip, scale")]
    [InlineData("POST", "/admin/clock", """{"action": "skip"}""", "seconds", "none", "above 0 to 604800")]
    [InlineData("POST", "/admin/clock", """{"action": "skip", "seconds": -1}""", "seconds", "-1", "above 0 to 604800")]
    [InlineData("POST", "/admin/clock", """{"action": "scale", "scale": 3601}""", "scale", "3601", "above 0 to 3600")]
    [InlineData("POST", "/admin/clock", """{"action": "pause", "scale": 1}""", "scale", "1", "none")]
    public async Task Body_Wrong_NamesFieldFoundAndAllowed(string method, string path, string body, string field, string found, string allowed)
    {
        var problem = await Refused(HttpStatusCode.BadRequest, new HttpMethod(method), path, body);

        var fault = Assert.Single(problem["faults"]!.AsArray())!;
        Assert.Equal((field, found), ((string?)fault["field"], (string?)fault["found"]));
        Assert.StartsWith(allowed, (string?)fault["allowed"]);
        Assert.Equal((new StagingSettings(), ApiFaults.None), (_server.Controls.Settings, _server.Controls.Faults));
        Assert.Empty(_server.Controls.Log);
    }

    [Fact]
    public async Task Body_Unreadable_IsRefusedByKind()
    {
        await Refused(HttpStatusCode.UnsupportedMediaType, HttpMethod.Patch, "/admin/settings", "{}", "text/plain");
        await Refused(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Patch, "/admin/settings", $$"""{"x": "{{new string('x', 20_000)}}"}""");
        await Refused(HttpStatusCode.BadRequest, HttpMethod.Patch, "/admin/settings", "{");
        await Refused(HttpStatusCode.BadRequest, HttpMethod.Patch, "/admin/settings", """{"poolSize": 1, "poolSize": 2}""");
        await Refused(HttpStatusCode.BadRequest, HttpMethod.Patch, "/admin/settings", "");
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "evil.example")]
    public async Task Change_FromForeignPage_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/admin/settings") { Content = new StringContent("""{"poolSize": 1}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(new StagingSettings(), _server.Controls.Settings);
    }

    [Fact]
    public async Task Admin_WhileApisFail_StillAnswers()
    {
        await Send(HttpMethod.Patch, "/admin/faults", """{"outage": true, "hang": true}""");

        Assert.True((bool)(await Send(HttpMethod.Get, "/admin/faults"))["outage"]!);
        Assert.Equal("ok", await _client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.True(new ClockCommand { Action = "skip", Seconds = LongestSkip.TotalSeconds }.Faults() is []);
    }

    private async Task<JsonNode> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> Refused(HttpStatusCode status, HttpMethod method, string path, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
