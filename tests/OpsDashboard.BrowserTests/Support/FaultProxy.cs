using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>What stands between a browser and the program, and fails as real ones do.</summary>
enum LinkFault
{
    None,

    /// <summary>Connections are reset as soon as they are made.</summary>
    Refuse,

    /// <summary>Connections are taken and nothing is said on them, old ones too: no answer, no data, no end.</summary>
    Silent,

    /// <summary>502 from something that cannot reach the program.</summary>
    BadGateway,

    /// <summary>503 from something that has no place.</summary>
    Unavailable,

    /// <summary>302 to <c>/login</c>, whose page answers 200.</summary>
    Login,

    /// <summary>200 with somebody else's page, whatever is asked for.</summary>
    Portal,
}

/// <summary>A TCP proxy on loopback whose faults a test chooses.</summary>
sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, bool> _sockets = [];
    private volatile Uri _target;
    private volatile LinkFault _fault;
    private int _answered;

    /// <param name="target">The program's address.</param>
    public FaultProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The program that new connections reach.</summary>
    public Uri Target { get => _target; set => _target = value; }

    /// <summary>The program that loads of pages reach, if it is another one.</summary>
    public Uri? LoadTarget { get; set; }

    /// <summary>Counts for new connections; <see cref="LinkFault.Silent"/> at once for all.</summary>
    public LinkFault Fault { get => _fault; set => _fault = value; }

    /// <summary>The hub is reached in spite of the fault: only pages are not.</summary>
    public bool HubIsReached { get; init; }

    /// <summary>Requests that it answered itself.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Resets every connection there is.</summary>
    public void Cut()
    {
        foreach (var (socket, _) in _sockets)
        {
            Reset(socket);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        _end.Dispose();
    }

    private void Reset(Socket socket)
    {
        if (_sockets.TryRemove(socket, out _))
        {
            socket.Close(0);
        }
    }

    private async Task AcceptAsync()
    {
        var end = _end.Token;
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptSocketAsync(end);
                _sockets.TryAdd(browser, true);
                _ = ServeAsync(browser, end);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket browser, CancellationToken end)
    {
        using var program = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (Fault == LinkFault.Refuse)
            {
                Reset(browser);
                return;
            }

            var head = await HeadAsync(browser, end);
            if (head.Length == 0)
            {
                return;
            }

            await UnlessSilentAsync(end);
            var isHub = head.StartsWith("GET /hubs/", StringComparison.Ordinal);
            if (Fault != LinkFault.None && !(isHub && HubIsReached))
            {
                Interlocked.Increment(ref _answered);
                await browser.SendAsync(Encoding.ASCII.GetBytes(Answer(head)), end);
                browser.Shutdown(SocketShutdown.Both);
                return;
            }

            var isLoad = head.Contains("Sec-Fetch-Mode: navigate", StringComparison.OrdinalIgnoreCase);
            await program.ConnectAsync(IPAddress.Loopback, (isLoad ? LoadTarget ?? Target : Target).Port, end);
            _sockets.TryAdd(program, true);
            // One request a connection, so that each meets the fault and the program of its time.
            head = isHub ? head : head.Replace("Connection: keep-alive", "Connection: close", StringComparison.OrdinalIgnoreCase);
            await program.SendAsync(Encoding.Latin1.GetBytes(head), end);
            await Task.WhenAny(PumpAsync(browser, program, end), PumpAsync(program, browser, end));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            // In order, so that what was sent last arrives.
            _sockets.TryRemove(program, out _);
            _sockets.TryRemove(browser, out _);
            browser.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), end) is var read and > 0)
            {
                await UnlessSilentAsync(end);
                await to.SendAsync(buffer.AsMemory(0, read), end);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }

    private static async Task<string> HeadAsync(Socket socket, CancellationToken end)
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (length < buffer.Length && await socket.ReceiveAsync(buffer.AsMemory(length), end) is var read and > 0)
        {
            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
            {
                return Encoding.Latin1.GetString(buffer, 0, length);
            }
        }

        return "";
    }

    // What is held is never forwarded any more: it ends with the connection.
    private async Task UnlessSilentAsync(CancellationToken end)
    {
        if (Fault == LinkFault.Silent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
        }
    }

    private string Answer(string head)
    {
        const string Foreign = "<!DOCTYPE html><title>Welcome</title><body data-build=\"\">Please sign in.</body>";
        var isLogin = head.StartsWith("GET /login", StringComparison.Ordinal);
        return Fault switch
        {
            LinkFault.BadGateway => Page("502 Bad Gateway", "the program does not answer"),
            LinkFault.Unavailable => Page("503 Service Unavailable", "no place"),
            LinkFault.Login when !isLogin => Page("302 Found", "", "Location: /login\r\n"),
            _ => Page("200 OK", Foreign),
        };
    }

    private static string Page(string status, string body, string header = "") =>
        $"HTTP/1.1 {status}\r\n{header}Content-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
