using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>One connection to a hub over a plain socket, as cheap as can be for the side that makes the load.</summary>
sealed class Viewer : IDisposable
{
    private static readonly byte[] Handshake = Masked("{\"protocol\":\"json\",\"version\":1}\u001e");
    private static readonly byte[] Ping = Masked("{\"type\":6}\u001e");
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly FrameReader _reader;
    private CancellationTokenSource _stopReading = new();
    private Task _reading = Task.CompletedTask;

    public Viewer(Arrivals arrivals) => _reader = new FrameReader((version, bytes) =>
    {
        arrivals.Add(version, bytes);
        _first.TrySetResult();
    });

    /// <summary>Ends with the first <c>regions</c> message, or with what went wrong.</summary>
    public Task First => _first.Task;

    /// <summary>Whether the connection is over.</summary>
    public bool IsLost => _reading.IsCompleted;

    /// <summary>Before it connects: as little as the systems allow waits for it in their buffers, so that the server notices when it does not read.</summary>
    public void TakeLittle()
    {
        _socket.ReceiveBufferSize = 4096;
        if (OperatingSystem.IsLinux())
        {
            // TCP_MAXSEG: by the size of a segment Linux decides how much it keeps for a peer, on loopback with its large ones some megabytes.
            _socket.SetRawSocketOption(6, 2, BitConverter.GetBytes(536));
        }
    }

    public async Task ConnectAsync(Uri server, string path, CancellationToken token)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, server.Port, token);
        var upgrade = $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(upgrade), token);
        var (got, answer) = (0, 0);
        while ((answer = _buffer.AsSpan(0, got).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(got), token);
            got += received > 0 ? received : throw new BenchmarkFailedException("the server closed the connection before it answered");
        }

        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
        {
            throw new BenchmarkFailedException($"the hub refused the connection: {Encoding.ASCII.GetString(_buffer, 0, answer)}");
        }

        _reader.Read(_buffer.AsSpan(answer + 4, got - answer - 4));
        await _socket.SendAsync(Handshake, token);
        _reading = ReadAsync();
    }

    /// <summary>Tells the server that it is alive.</summary>
    public void SendPing()
    {
        try
        {
            _socket.Send(Ping);
        }
        catch (SocketException)
        {
            // Lost, as IsLost will say; the others are still pinged.
        }
    }

    /// <summary>Reads no more, with the connection open.</summary>
    public void StopReading() => _stopReading.Cancel();

    /// <summary>Goes on after <see cref="StopReading"/>, with what is left for it.</summary>
    public async Task ReadOnAsync()
    {
        await _reading;
        _stopReading.Dispose();
        _stopReading = new CancellationTokenSource();
        _reading = ReadAsync();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _stopReading.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (!_reader.IsClosed && await _socket.ReceiveAsync(_buffer.AsMemory(), _stopReading.Token) is var received and > 0)
            {
                _reader.Read(_buffer.AsSpan(0, received));
            }
        }
        catch (SocketException)
        {
            // Lost, as IsLost says.
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
        catch (ObjectDisposedException)
        {
            // As asked.
        }

        _first.TrySetException(new BenchmarkFailedException("the server closed a connection before the first message"));
    }

    // A client must mask; with a mask of zeros the bytes stay as they are.
    private static byte[] Masked(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
    }
}
