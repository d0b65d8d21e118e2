using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpsDashboard.Tests.Support;

/// <summary>A server of <c>entries.list</c>: starts every 90 s, of which every fifth comes up, unless a test answers itself.</summary>
sealed partial class StartLogServer : IAsyncDisposable
{
    private static readonly string[] Names = ["init", "dependencies", "database", "cache", "services", "websocket", "finalize"];
    private static readonly double[] Seconds = [0.5, 1.4, 4.2, 0.3, 2.1, 0.2, 0.1];

    private readonly WebApplication _app;

    private StartLogServer(WebApplication app)
    {
        _app = app;
        app.MapPost("/v2/entries:list", async (HttpContext http) =>
        {
            var body = (await http.Request.ReadFromJsonAsync<JsonElement>(http.RequestAborted)).Clone();
            Requests.Enqueue(body);
            return await OnList(body);
        });
        app.MapGet("/{**path}", (string path) => Results.Text(Configuration(path), "application/json"));
    }

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<JsonElement> Requests { get; } = [];

    public Func<JsonElement, Task<IResult>> OnList { get; set; } = body => Task.FromResult(Results.Json(new { entries = Entries(body) }));

    public static async Task<StartLogServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new StartLogServer(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>An entry as Cloud Logging shows it.</summary>
    public static object Entry(DateTimeOffset at, object payload, string revision = "web-00007-abc") => new
    {
        timestamp = at,
        jsonPayload = payload,
        resource = new { type = "cloud_run_revision", labels = new { revision_name = revision } },
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // The same address serves configuration: what the demo's environment has at its start.
    private static string Configuration(string path) =>
        path.Contains("/connectors/", StringComparison.Ordinal) ? """{ "state": "READY", "machineType": "e2-micro", "minInstances": 2, "maxInstances": 3 }"""
        : path.Contains("/instances/", StringComparison.Ordinal) ? """{ "state": "RUNNABLE", "settings": { "tier": "db-custom-1-3840", "databaseFlags": [ { "name": "max_connections", "value": "100" } ] } }"""
        : """{ "template": { "containers": [ { "env": [ { "name": "DB_POOL_SIZE", "value": "20" }, { "name": "DB_MAX_OVERFLOW", "value": "30" }, { "name": "DB_CONNECT_TIMEOUT_SECONDS", "value": "25" } ] } ] } }""";

    private static IEnumerable<object> Entries(JsonElement body)
    {
        var newest = DateTimeOffset.Parse(Newest().Match(body.GetProperty("filter").GetString()!).Groups["at"].Value, CultureInfo.InvariantCulture);
        var last = newest.ToUnixTimeSeconds() / 90;
        return Enumerable.Range(0, 30)
            .SelectMany(back => Start(DateTimeOffset.FromUnixTimeSeconds((last - back) * 90), last - back))
            .Where(entry => entry.At <= newest)
            .OrderByDescending(entry => entry.At)
            .Take(body.GetProperty("pageSize").GetInt32())
            .Select(entry => Entry(entry.At, entry.Payload));
    }

    private static IEnumerable<(DateTimeOffset At, object Payload)> Start(DateTimeOffset at, long number)
    {
        var fails = number % 5 != 0;
        for (var phase = 1; phase <= (fails ? 3 : 7); phase++)
        {
            var failed = fails && phase == 3;
            var seconds = failed ? 25 : Seconds[phase - 1] * (0.9 + (number % 3 * 0.1));
            at = at.AddSeconds(seconds);
            yield return (at, new
            {
                @event = "startup_phase",
                start_id = $"s{number}",
                phase,
                phase_name = Names[phase - 1],
                outcome = failed ? "failure" : "success",
                duration_seconds = seconds,
                timeout_seconds = phase == 3 ? (int?)25 : null,
                error_class = failed ? "connection-timeout" : null,
            });
        }

        yield return (at.AddSeconds(1), new { @event = "startup", start_id = $"s{number}", outcome = fails ? "failure" : "success", exit_code = fails ? 3 : 0 });
    }

    [GeneratedRegex("timestamp <= \"(?<at>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Newest();
}
