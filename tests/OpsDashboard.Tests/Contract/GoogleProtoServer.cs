using System.Text.Json;
using Grpc.Net.Client;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Contract;

/// <summary><c>server.mjs</c>: MetricService from Google's own protos, with the answers of <c>content.json</c>.</summary>
sealed class GoogleProtoServer : IAsyncDisposable
{
    private readonly NodeScript _script;

    private GoogleProtoServer(NodeScript script, int port)
    {
        _script = script;
        Channel = CloudMonitoringChannel.Open(new Uri($"http://127.0.0.1:{port}"));
    }

    public GrpcChannel Channel { get; }

    /// <summary>What the server answers, as JSON.</summary>
    public static JsonElement Content { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(NodeScript.Folder, "content.json"))).RootElement;

    public static async Task<GoogleProtoServer> StartAsync()
    {
        var script = NodeScript.Start("server.mjs");
        using var line = JsonDocument.Parse(await script.ReadLineAsync());
        return new GoogleProtoServer(script, line.RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>The next request as Google's protos decoded it.</summary>
    public async Task<(string Method, string Request)> ReadRequestAsync()
    {
        using var line = JsonDocument.Parse(await _script.ReadLineAsync());
        return (line.RootElement.GetProperty("method").GetString()!, line.RootElement.GetProperty("request").GetRawText());
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _script.DisposeAsync();
    }
}
