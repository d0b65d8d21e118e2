using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OpsDashboard.Snapshots;

/// <summary>The newest snapshot, and every later one for who watches. A slow watcher sees the latest; older ones are dropped.</summary>
public sealed class SnapshotFeed
{
    private readonly Lock _gate = new();
    private readonly HashSet<Channel<DashboardSnapshot>> _watchers = [];
    private volatile DashboardSnapshot? _current;

    /// <summary>Null until the first one is published.</summary>
    public DashboardSnapshot? Current => _current;

    /// <summary>Publishes; never waits for a watcher.</summary>
    public void Publish(DashboardSnapshot snapshot)
    {
        lock (_gate)
        {
            _current = snapshot;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(snapshot);
            }
        }
    }

    /// <summary>The current snapshot, if there is one, then each later one, until cancelled.</summary>
    public async IAsyncEnumerable<DashboardSnapshot> Watch([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var channel = Channel.CreateBounded<DashboardSnapshot>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            // Registered under the lock that publishes, so that no snapshot falls between Current and the first change.
            _watchers.Add(channel);
            if (_current is { } current)
            {
                channel.Writer.TryWrite(current);
            }
        }

        try
        {
            await foreach (var snapshot in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return snapshot;
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(channel);
            }
        }
    }
}
