using System.Collections.Frozen;
using Microsoft.AspNetCore.SignalR;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>All viewers. Takes the place of the hub's own lifetime manager, whose <c>Clients.All</c> serialises for each
/// connection again and waits for the slowest.</summary>
/// <remarks><see cref="PublishAsync"/> is called by one loop, everything else by anyone.</remarks>
sealed class LiveConnections : HubLifetimeManager<LiveHub>, IDisposable
{
    private readonly FrozenDictionary<string, LiveTopic> _views;
    private readonly LiveTopic _data = new("data");
    private readonly Dictionary<string, RenderedView> _published = [];
    private readonly IncidentClock _clock;
    private readonly TimeProvider _time;
    private readonly LiveLimits _limits;
    private readonly LivePlaces _places;
    private readonly ILogger _log;
    private readonly SemaphoreSlim _entering;
    private DashboardSnapshot? _snapshot;

    public LiveConnections(
        IEnumerable<LiveView> views, IncidentClock clock, TimeProvider time, LiveLimits limits, LivePlaces places, ILogger<LiveConnections> log)
    {
        _views = views.ToFrozenDictionary(view => view.Name, view => new LiveTopic(view.Name));
        (_clock, _time, _limits, _places, _log) = (clock, time, limits, places, log);
        _entering = new SemaphoreSlim(limits.Entering);
    }

    /// <summary>Open connections by view; data clients as <c>data</c>.</summary>
    public IEnumerable<KeyValuePair<string, int>> Viewers => Topics.Select(topic => KeyValuePair.Create(topic.Name, topic.Count));

    private IEnumerable<LiveTopic> Topics => _views.Values.Append(_data);

    /// <summary>Sends a snapshot to everyone; waits for no one.</summary>
    public async Task PublishAsync(DashboardSnapshot snapshot, IReadOnlyList<RenderedView> rendered)
    {
        foreach (var view in rendered)
        {
            await _views[view.Name].PublishAsync(LiveFrame.ForPages(_published.GetValueOrDefault(view.Name), view, _clock, _time));
            _published[view.Name] = view;
        }

        await _data.PublishAsync(LiveFrame.ForData(_snapshot, snapshot, _time));
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
    /// <param name="aborted">The connection's end, while it waits for its turn.</param>
    /// <exception cref="HubException">No such view, or no room; its words are for the client.</exception>
    public async Task JoinAsync(LiveConnection connection, string? view, CancellationToken aborted = default)
    {
        var topic = view is null ? _data : _views.GetValueOrDefault(view)
            ?? throw new HubException($"There is no view '{Short(view)}'. Views: {string.Join(", ", _views.Keys.Order())}.");
        _places.TakeViewer(connection.Address);
        connection.HasPlace = true;
        await _entering.WaitAsync(aborted);
        try
        {
            connection.Topic = topic;
            topic.Add(connection);
            await connection.Writing.WaitAsync(_limits.EnterAtMost, _time, aborted);
        }
        catch (TimeoutException)
        {
            // It reads slowly, as it may; the next one need not wait for that.
        }
        finally
        {
            _entering.Release();
        }
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        // The hub itself lets it join: before that nothing can be said to it.
        connection.Features.Set(new LiveConnection(connection, _time) { TakesEdits = connection.GetHttpContext()?.Request.Query["edits"] is ["1"] });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Features.Get<LiveConnection>() is { HasPlace: true } viewer)
        {
            viewer.Topic?.Remove(viewer);
            _places.FreeViewer(viewer.Address);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _entering.Dispose();

    private static string Short(string view) => view.Length <= 40 ? view : view[..40] + "…";

    // Nobody is sent anything but through PublishAsync and Heartbeat.
    private static NotSupportedException NotUsed() => new("This hub sends through LiveConnections.PublishAsync only.");

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
