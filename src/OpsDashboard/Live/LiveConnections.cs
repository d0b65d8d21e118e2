using System.Collections.Frozen;
using Microsoft.AspNetCore.SignalR;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>All viewers. Takes the place of the hub's own lifetime manager, whose <c>Clients.All</c> serialises for each
/// connection again and waits for the slowest.</summary>
/// <remarks><see cref="Publish"/> is called by one loop, everything else by anyone.</remarks>
sealed class LiveConnections : HubLifetimeManager<LiveHub>
{
    private readonly FrozenDictionary<string, LiveTopic> _views;
    private readonly LiveTopic _data = new("data");
    private readonly Dictionary<string, RenderedView> _published = [];
    private readonly IncidentClock _clock;
    private readonly TimeProvider _time;
    private readonly LiveLimits _limits;
    private readonly ILogger _log;
    private DashboardSnapshot? _snapshot;
    private int _count;

    public LiveConnections(IEnumerable<LiveView> views, IncidentClock clock, TimeProvider time, LiveLimits limits, ILogger<LiveConnections> log)
    {
        _views = views.ToFrozenDictionary(view => view.Name, view => new LiveTopic(view.Name));
        (_clock, _time, _limits, _log) = (clock, time, limits, log);
    }

    /// <summary>Open connections by view; data clients as <c>data</c>.</summary>
    public IEnumerable<KeyValuePair<string, int>> Viewers => Topics.Select(topic => KeyValuePair.Create(topic.Name, topic.Count));

    private IEnumerable<LiveTopic> Topics => _views.Values.Append(_data);

    /// <summary>Sends a snapshot to everyone; waits for no one.</summary>
    public void Publish(DashboardSnapshot snapshot, IReadOnlyList<RenderedView> rendered)
    {
        foreach (var view in rendered)
        {
            _views[view.Name].Publish(LiveFrame.ForPages(_published.GetValueOrDefault(view.Name), view, _clock, _time));
            _published[view.Name] = view;
        }

        _data.Publish(LiveFrame.ForData(_snapshot, snapshot, _time));
        _snapshot = snapshot;
    }

    /// <summary>Tells pages that nothing is newer.</summary>
    public void Heartbeat()
    {
        foreach (var topic in _views.Values)
        {
            topic.Heartbeat();
        }
    }

    /// <summary>Closes connections that take nothing.</summary>
    public void AbortStuck()
    {
        foreach (var topic in Topics)
        {
            foreach (var connection in topic.Connections.Where(connection => connection.IsStuck(_limits.Stuck)))
            {
                _log.ConnectionStuck(topic.Name, _limits.Stuck.TotalSeconds);
                connection.Abort();
            }
        }
    }

    /// <summary>Lets a connection in, and sends it the whole if something was published.</summary>
    /// <param name="view">The view of a page; null for a data client.</param>
    /// <exception cref="HubException">No such view, or no room; its words reach the client.</exception>
    public void Join(LiveConnection connection, string? view)
    {
        var topic = view is null ? _data : _views.GetValueOrDefault(view)
            ?? throw new HubException($"There is no view '{Short(view)}'. Views: {string.Join(", ", _views.Keys.Order())}.");
        if (Interlocked.Increment(ref _count) > _limits.Connections)
        {
            Interlocked.Decrement(ref _count);
            throw new HubException($"All {_limits.Connections} places for viewers are taken. Try again later.");
        }

        connection.Topic = topic;
        topic.Add(connection);
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        // The hub itself lets it join: only what a hub throws reaches the client in words.
        connection.Features.Set(new LiveConnection(connection, _time));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Features.Get<LiveConnection>() is { Topic: { } topic } viewer)
        {
            topic.Remove(viewer);
            Interlocked.Decrement(ref _count);
        }

        return Task.CompletedTask;
    }

    private static string Short(string view) => view.Length <= 40 ? view : view[..40] + "…";

    // Nobody is sent anything but through Publish and Heartbeat.
    private static NotSupportedException NotUsed() => new("This hub sends through LiveConnections.Publish only.");

    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendAllExceptAsync(string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendConnectionsAsync(IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendGroupsAsync(IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendGroupExceptAsync(string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task SendUsersAsync(IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => throw NotUsed();

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => throw NotUsed();
}
