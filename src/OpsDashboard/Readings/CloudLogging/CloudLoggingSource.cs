using System.Net.Http.Json;
using System.Text.Json;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>Reads the newest entries of logs of one project by REST, <c>entries.list</c>. What fails is a reading with a reason.</summary>
/// <param name="endpoint"><c>https://logging.googleapis.com</c> with Application Default Credentials, any <c>http://host:port</c> without, or null for none.</param>
/// <param name="time">Deadlines of calls.</param>
public sealed class CloudLoggingSource(Uri? endpoint, string projectId, TimeProvider time, CloudLoggingLimits? limits = null) : IDisposable
{
    private readonly CloudLoggingLimits _limits = limits ?? new();
    private readonly HttpClient? _http = endpoint is null ? null : Client(endpoint, limits ?? new());

    // By key, which the configuration bounds: one a log.
    private readonly Dictionary<int, (DateTimeOffset At, LogReading Reading)> _last = [];

    /// <summary>Where it reads.</summary>
    public Uri? Endpoint => endpoint;

    /// <summary>What each log says; one that was read less than a minute before is not asked again. Called by one loop.</summary>
    /// <param name="requests">By a key that stays the same for a log.</param>
    /// <param name="now">Incident time.</param>
    /// <param name="token">Ends the cycle.</param>
    public async Task<IReadOnlyDictionary<int, LogReading>> ReadAsync(IReadOnlyDictionary<int, LogRequest> requests, DateTimeOffset now, CancellationToken token)
    {
        foreach (var (key, request) in requests)
        {
            if (!_last.TryGetValue(key, out var last) || now - last.At >= _limits.Interval)
            {
                _last[key] = (now, await ReadAsync(request, now, token));
            }
        }

        return requests.Keys.ToDictionary(key => key, key => _last[key].Reading);
    }

    /// <inheritdoc/>
    public void Dispose() => _http?.Dispose();

    private async Task<LogReading> ReadAsync(LogRequest request, DateTimeOffset now, CancellationToken token)
    {
        if (_http is null)
        {
            return new LogReading([], now, new ReadingFailure(FailureKind.NotFound, "no server for it is configured (CloudConfiguration:Endpoint)"));
        }

        try
        {
            using var limit = new CancellationTokenSource(_limits.Call, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
            return new LogReading(await PagesAsync(_http, request, linked.Token), now);
        }
        catch (Exception exception)
        {
            return new LogReading([], now, LogFailure.Of(exception, projectId, _limits.Call));
        }
    }

    private async Task<ValueList<LogEntry>> PagesAsync(HttpClient http, LogRequest request, CancellationToken token)
    {
        var entries = new List<LogEntry>();
        string? next = null;
        for (var page = 0; page < _limits.Pages && entries.Count < request.Most; page++)
        {
            var answer = LogPage.Of(await PostAsync(http, Body(request, next), token), _limits);
            entries.AddRange(answer.Entries);
            if ((next = answer.Next) is null)
            {
                break;
            }
        }

        // Entries from outside of what was asked would show starts that are not those of now.
        return entries.Where(entry => entry.At >= request.From && entry.At <= request.To).Take(request.Most).ToValueList();
    }

    private object Body(LogRequest request, string? pageToken) => new
    {
        resourceNames = new[] { $"projects/{projectId}" },
        filter = $"{request.Filter} AND timestamp >= \"{request.From.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\" AND timestamp <= \"{request.To.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"",
        orderBy = "timestamp desc",
        pageSize = _limits.PageSize,
        pageToken = pageToken ?? "",
    };

    private static async Task<JsonElement> PostAsync(HttpClient http, object body, CancellationToken token)
    {
        using var response = await http.PostAsJsonAsync("v2/entries:list", body, token);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException(await DetailAsync(response, token), inner: null, response.StatusCode);
        }

        return await response.Content.ReadFromJsonAsync<JsonElement>(token);
    }

    // Google's errors: {"error":{"message":"…"}}; a proxy's may be anything.
    private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken token)
    {
        try
        {
            var error = await response.Content.ReadFromJsonAsync<JsonElement>(token);
            return error.GetProperty("error").GetProperty("message").GetString() ?? "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "";
        }
    }

    private static HttpClient Client(Uri endpoint, CloudLoggingLimits limits)
    {
        HttpMessageHandler transport = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(4), PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        var handler = endpoint.Scheme == Uri.UriSchemeHttps ? new LoggingCredentials { InnerHandler = transport } : transport;
        return new HttpClient(handler) { BaseAddress = endpoint, MaxResponseContentBufferSize = limits.PageBytes, Timeout = Timeout.InfiniteTimeSpan };
    }
}
