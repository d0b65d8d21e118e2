using System.Collections.Concurrent;

namespace OpsDashboard.Live;

/// <summary>An audience: the pages of one view, or the data clients.</summary>
/// <param name="name">For metrics and logs.</param>
sealed class LiveTopic(string name)
{
    // Bounded by LiveLimits.Connections, which is checked before a connection is added.
    private readonly ConcurrentDictionary<LiveConnection, bool> _connections = [];
    private volatile LiveFrame? _latest;

    public string Name { get; } = name;

    /// <summary>Null until something is published.</summary>
    public LiveFrame? Latest => _latest;

    /// <summary>Connections now.</summary>
    public int Count => _connections.Count;

    public IEnumerable<LiveConnection> Connections => _connections.Select(pair => pair.Key);

    /// <summary>Adds first and sends then: a frame published in between reaches the connection one way or the other.</summary>
    public void Add(LiveConnection connection)
    {
        _connections.TryAdd(connection, true);
        connection.Offer();
    }

    public void Remove(LiveConnection connection) => _connections.TryRemove(connection, out _);

    /// <summary>Offers the frame to all, some at a time; waits for none of them.</summary>
    public async Task PublishAsync(LiveFrame frame)
    {
        _latest = frame;
        var offered = 0;
        foreach (var (connection, _) in _connections)
        {
            connection.Offer();
            if (++offered % LiveLimits.Stride == 0)
            {
                await Task.Yield();
            }
        }
    }

    public void Heartbeat()
    {
        foreach (var (connection, _) in _connections)
        {
            connection.Offer(heartbeat: true);
        }
    }
}
