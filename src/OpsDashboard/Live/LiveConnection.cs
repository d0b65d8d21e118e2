using System.Net;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OpsDashboard.Screens;

namespace OpsDashboard.Live;

/// <summary>One viewer. Sending never waits: while a write is under way it is only remembered that there is something newer,
/// and when the write is done the newest is sent (latest wins), as a difference if that fits what the viewer has.</summary>
sealed class LiveConnection(HubConnectionContext connection, TimeProvider time)
{
    private static readonly SerializedHubMessage ReloadMessage = new(new InvocationMessage("reload", []));

    private readonly Lock _gate = new();
    private long? _delivered;
    private long _waitingSince;
    private volatile Task _writing = Task.CompletedTask;
    private bool _busy;
    private bool _offered;
    private bool _wantsWhole;
    private bool _wantsHeartbeat;
    private bool _wantsReload;

    /// <summary>Whether its page makes new regions from edits of those it has.</summary>
    public bool TakesEdits { get; init; }

    /// <summary>Null until it has joined.</summary>
    public LiveTopic? Topic { get; set; }

    /// <summary>The screen that it is; null when it is no wall.</summary>
    public ConnectedWall? Wall { get; set; }

    /// <summary>Makes its page load itself again, before anything else is sent.</summary>
    public void Reload()
    {
        lock (_gate)
        {
            _wantsReload = true;
        }

        SendIfFree();
    }

    /// <summary>Whether a viewer's place is taken for it.</summary>
    public bool HasPlace { get; set; }

    /// <summary>Where it comes from, as the server sees it; read once, so that what was taken for it is given back for the same.</summary>
    public IPAddress? Address { get; } = connection.Features.Get<IHttpContextFeature>()?.HttpContext?.Connection.RemoteIpAddress;

    /// <summary>The last write that did not end at once; fails never.</summary>
    public Task Writing => _writing;

    /// <summary>There may be something to send.</summary>
    /// <param name="whole">Send the whole, whatever the viewer has.</param>
    /// <param name="heartbeat">Send a heartbeat, if there is nothing newer.</param>
    public void Offer(bool whole = false, bool heartbeat = false)
    {
        lock (_gate)
        {
            _offered = true;
            _wantsWhole |= whole;
            _wantsHeartbeat |= heartbeat;
        }

        SendIfFree();
    }

    private void SendIfFree()
    {
        lock (_gate)
        {
            if (_busy)
            {
                return;
            }

            _busy = true;
        }

        SendOrAbort();
    }

    /// <summary>Whether a write has been waiting for longer than that.</summary>
    public bool IsStuck(TimeSpan limit) =>
        Interlocked.Read(ref _waitingSince) is var since and not 0 && time.GetElapsedTime(since) >= limit;

    /// <summary>Ends it. From then on it is not stuck but gone.</summary>
    public void Abort()
    {
        Interlocked.Exchange(ref _waitingSince, 0);
        connection.Abort();
    }

    /// <summary>Closes it with words for people, which pages show.</summary>
    public async Task RefuseAsync(string words)
    {
        await connection.WriteAsync(new CloseMessage(words));
        connection.Abort();
    }

    private void Send()
    {
        while (Take() is { } message)
        {
            var write = connection.WriteAsync(message);
            if (!write.IsCompletedSuccessfully)
            {
                Interlocked.Exchange(ref _waitingSince, time.GetTimestamp());
                _writing = SendLaterAsync(write);
                return;
            }

            // Reading the result gives the pooled source of the value task back.
            write.GetAwaiter().GetResult();
        }
    }

    private async Task SendLaterAsync(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception)
        {
            // The viewer is gone. It stays busy, so that nothing is written any more until it is removed.
            Abort();
            return;
        }

        Interlocked.Exchange(ref _waitingSince, 0);
        SendOrAbort();
    }

    /// <summary>One viewer that cannot be written to must neither stay silently busy nor keep the others from theirs.</summary>
    private void SendOrAbort()
    {
        try
        {
            Send();
        }
        catch (Exception)
        {
            connection.Abort();
        }
    }

    /// <summary>The next message; null when there is none, and then the connection is free.</summary>
    private SerializedHubMessage? Take()
    {
        lock (_gate)
        {
            if (_wantsReload)
            {
                (_wantsReload, _busy) = (false, true);
                return ReloadMessage;
            }

            var message = _offered && Topic?.Latest is { } frame ? Choose(frame) : null;
            (_offered, _wantsWhole, _wantsHeartbeat) = (false, false, false);
            _busy = message is not null;
            return message;
        }
    }

    private SerializedHubMessage? Choose(LiveFrame frame)
    {
        if (_delivered == frame.Version && !_wantsWhole)
        {
            return _wantsHeartbeat ? frame.Heartbeat?.Get() : null;
        }

        var fits = _delivered is not null && _delivered == frame.BasedOn && !_wantsWhole;
        _delivered = frame.Version;
        return (!fits ? frame.Whole : TakesEdits ? frame.Edits ?? frame.Difference : frame.Difference)?.Get();
    }
}
