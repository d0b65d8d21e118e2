using System.Net.Sockets;
using System.Text;

namespace OpsDashboard.Tests.Live;

/// <summary>A page on a raw socket that connects and reads only when asked to.</summary>
sealed class SilentPage : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };

    public async Task ConnectAsync(string address, string view)
    {
        var uri = new Uri(address);
        await _socket.ConnectAsync(uri.Host, uri.Port);
        await _socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /hubs/live?view={view} HTTP/1.1\r\nHost: {uri.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        var handshake = Encoding.ASCII.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e");
        // A masked text frame; a mask of zeros leaves the text as it is.
        await _socket.SendAsync((byte[])[0x81, (byte)(0x80 | handshake.Length), 0, 0, 0, 0, .. handshake]);
    }

    /// <summary>Reads until a text appears; gives everything that came.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        var all = new StringBuilder();
        var buffer = new byte[64 * 1024];
        var tail = "";
        while (!tail.Contains(text))
        {
            var count = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.NotEqual(0, count);
            var part = Encoding.ASCII.GetString(buffer, 0, count);
            all.Append(part);
            tail = (tail.Length > 1000 ? tail[^1000..] : tail) + part;
        }

        return all.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
