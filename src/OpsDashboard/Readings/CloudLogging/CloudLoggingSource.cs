using System.Text.Json;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>Reads the newest entries of logs of one project by REST, <c>entries.list</c>. What fails is a reading with a reason.</summary>
/// <param name="client">Null when no server of logs is configured.</param>
/// <param name="time">Ends a read whose pages never end.</param>
public sealed class CloudLoggingSource(GoogleRestClient? client, string projectId, TimeProvider time, CloudLoggingLimits? limits = null) : IDisposable
{
    private static readonly ReadingFailure NotConfigured = new(FailureKind.NotFound, "no server for it is configured (CloudConfiguration:Endpoint)");

    private readonly CloudLoggingLimits _limits = limits ?? new();

    // By key, which the configuration bounds: one a log.
    private readonly Dictionary<long, (DateTimeOffset At, LogReading Reading)> _last = [];
    private volatile bool _isExpired;

    /// <summary>What each log says; one that was read less than a minute before is not asked again. Called by one loop.</summary>
    /// <param name="requests">By a key that stays the same for a log.</param>
    /// <param name="now">Incident time.</param>
    /// <param name="token">Ends the cycle.</param>
    public async Task<IReadOnlyDictionary<long, LogReading>> ReadAsync(IReadOnlyDictionary<long, LogRequest> requests, DateTimeOffset now, CancellationToken token)
    {
        var isExpired = _isExpired;
        _isExpired = false;
        var due = requests.Where(log => isExpired || !_last.TryGetValue(log.Key, out var last) || now - last.At >= _limits.Interval).ToArray();
        var read = await Task.WhenAll(due.Select(log => ReadAsync(log.Value, now, token)));
        for (var i = 0; i < due.Length; i++)
        {
            _last[due[i].Key] = (now, read[i]);
        }

        return requests.Keys.ToDictionary(key => key, key => _last[key].Reading);
    }

    /// <summary>What each log said at a past time: always asked, never kept. From any thread.</summary>
    public async Task<IReadOnlyDictionary<long, LogReading>> ReadPastAsync(IReadOnlyDictionary<long, LogRequest> requests, DateTimeOffset at, CancellationToken token)
    {
        var readings = new Dictionary<long, LogReading>();
        foreach (var (key, request) in requests)
        {
            readings[key] = await ReadAsync(request, at, token);
        }

        return readings;
    }

    /// <summary>Reads again in the next cycle, whatever the time: something is known to have changed. From any thread.</summary>
    public void Expire() => _isExpired = true;

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    private async Task<LogReading> ReadAsync(LogRequest request, DateTimeOffset now, CancellationToken token)
    {
        if (client is null)
        {
            return new LogReading([], now, NotConfigured);
        }

        using var deadline = new CancellationTokenSource(_limits.Read, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, token);
        var entries = new List<LogEntry>();
        string? next = null;
        for (var page = 0; page < _limits.Pages && entries.Count < request.Most; page++)
        {
            var answer = await client.PostAsync(GoogleApi.Logging, "/v2/entries:list", Body(request, next), linked.Token);
            if (answer.Failure is { } failure)
            {
                return new LogReading([], now, failure);
            }

            entries.AddRange(LogPage.Entries(answer.Body, _limits));
            next = answer.Body.Text("nextPageToken");
            if (next is null)
            {
                break;
            }
        }

        // Entries from outside of what was asked would show starts that are not those of now.
        return new LogReading(entries.Where(entry => entry.At >= request.From && entry.At <= request.To).Take(request.Most).ToValueList(), now);
    }

    private string Body(LogRequest request, string? pageToken) => JsonSerializer.Serialize(new
    {
        resourceNames = new[] { $"projects/{projectId}" },
        filter = $"{request.Filter} AND timestamp >= \"{Time(request.From)}\" AND timestamp <= \"{Time(request.To)}\"",
        orderBy = "timestamp desc",
        pageSize = _limits.PageSize,
        pageToken = pageToken ?? "",
    });

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
