using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>Below the floor: Kestrel's WebSockets without SignalR. The same bytes at the same times, made once, one frame a message.</summary>
static class RawSocketServer
{
    public const string Command = "raw-sockets";
    public const string Path = "/raw";

    public static async Task<int> RunAsync(string recordingPath)
    {
        var recording = Recording.Read(recordingPath);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var sockets = new ConcurrentDictionary<WebSocket, bool>();
        app.UseWebSockets();
        app.Map(Path, context => ServeAsync(context, sockets, Message(recording.Whole)));
        await app.StartAsync();
        Console.WriteLine($"Raw sockets at {app.Urls.Single()}");
        using var stop = new CancellationTokenSource();
        var frames = recording.Frames.Select(frame => (frame.At, Bytes: Message(frame.Argument))).ToArray();
        var replay = recording.ReplayAsync(i => BroadcastAsync(sockets, frames[i].Bytes, stop.Token), stop.Token);
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await replay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task ServeAsync(HttpContext context, ConcurrentDictionary<WebSocket, bool> sockets, byte[] greeting)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[512];
        await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
        await SendAsync(socket, "{}\u001e"u8.ToArray(), context.RequestAborted);
        await SendAsync(socket, greeting, context.RequestAborted);
        sockets.TryAdd(socket, true);
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The viewer is gone.
        }

        sockets.TryRemove(socket, out _);
    }

    private static Task BroadcastAsync(ConcurrentDictionary<WebSocket, bool> sockets, byte[] message, CancellationToken stop) =>
        Task.WhenAll(sockets.Keys.Select(async socket =>
        {
            try
            {
                await SendAsync(socket, message, stop);
            }
            catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The viewer is gone.
            }
        }));

    private static ValueTask SendAsync(WebSocket socket, byte[] message, CancellationToken stop) =>
        socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, stop);

    private static byte[] Message(string argument) =>
        Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"regions\",\"arguments\":[{argument}]}}\u001e");
}
