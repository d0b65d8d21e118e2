using System.Text.Json;
using Google.Protobuf;

namespace OpsDashboard.Tests.Contract;

/// <summary><c>client.mjs</c>: the client that Google publishes, asking a server of ours.</summary>
sealed class GoogleClient(Uri server) : IAsyncDisposable
{
    private readonly NodeScript _script = NodeScript.Start("client.mjs", server.Host, $"{server.Port}");

    /// <summary>The answer that Google's client makes of ours.</summary>
    /// <param name="method">As the client spells it, for example <c>listTimeSeries</c>.</param>
    /// <param name="request">What it is to ask.</param>
    public async Task<T> CallAsync<T>(string method, IMessage request)
        where T : IMessage, new() => WireJson.Parse<T>(await CallAsync(method, request));

    /// <summary>The status that Google's client makes of ours, and the reason it reads from the status' details.</summary>
    public async Task<(int Code, string? Details, string? Reason)> FailAsync(string method, IMessage request)
    {
        using var answer = JsonDocument.Parse(await CallAsync(method, request));
        return (
            answer.RootElement.GetProperty("code").GetInt32(),
            answer.RootElement.GetProperty("details").GetString(),
            answer.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
    }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    private async Task<string> CallAsync(string method, IMessage request)
    {
        await _script.WriteLineAsync($$"""{"method": "{{method}}", "request": {{JsonFormatter.Default.Format(request)}}}""");
        return await _script.ReadLineAsync();
    }
}
