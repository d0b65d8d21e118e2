using System.Net.WebSockets;
using System.Text;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>One viewer that reads messages whole.</summary>
sealed class HubClient : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly List<byte> _pending = [];

    private HubClient()
    {
    }

    public static async Task<HubClient> ConnectAsync(Uri server, string path, CancellationToken token)
    {
        var client = new HubClient();
        try
        {
            await client._socket.ConnectAsync(new Uri($"ws://{server.Authority}{path}"), token);
            await client._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, token);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>The next <c>regions</c> message, without its end mark; other messages are passed over.</summary>
    public async Task<byte[]> RegionsAsync(CancellationToken token)
    {
        while (true)
        {
            var message = await MessageAsync(token);
            if (message.AsSpan().IndexOf("\"target\":\"regions\""u8) >= 0)
            {
                return message;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<byte[]> MessageAsync(CancellationToken token)
    {
        int end;
        while ((end = _pending.IndexOf(RecordEnd)) < 0)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(), token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new BenchmarkFailedException($"the hub closed the connection: {_socket.CloseStatusDescription}");
            }

            _pending.AddRange(_buffer.AsSpan(0, received.Count));
        }

        var message = _pending[..end].ToArray();
        _pending.RemoveRange(0, end + 1);
        return message;
    }
}
