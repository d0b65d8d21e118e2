using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OpsDashboard.Snapshots;

/// <summary>The newest snapshot, and every later one for who watches. A slow watcher sees the latest; older ones are dropped.</summary>
public sealed class SnapshotFeed
{
    private readonly Lock _gate = new();
    private readonly HashSet<Channel<DashboardSnapshot>> _watchers = [];
    private volatile DashboardSnapshot? _current;
    private volatile bool _isBehind;

    /// <summary>Null until the first one is published.</summary>
    public DashboardSnapshot? Current => _current;

    /// <summary>Whether the world was looked at again and no snapshot came of it: the current one is not the newest that should be.</summary>
    public bool IsBehind => _isBehind;

    /// <summary>No snapshot could be made. Until the next one nobody may be told that nothing is newer.</summary>
    public void Fail() => _isBehind = true;

    /// <summary>Publishes; never waits for a watcher.</summary>
    public void Publish(DashboardSnapshot snapshot)
    {
        lock (_gate)
        {
            (_current, _isBehind) = (snapshot, false);
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
