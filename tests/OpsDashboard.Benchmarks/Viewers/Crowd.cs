namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>Many viewers of one hub.</summary>
sealed class Crowd : IAsyncDisposable
{
    private const int ConnectsAtATime = 64;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private readonly List<Viewer> _viewers = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _pinging = Task.CompletedTask;

    private Crowd()
    {
    }

    public Arrivals Arrivals { get; } = new();

    /// <summary>Connections that are over.</summary>
    public int Lost => _viewers.Count(viewer => viewer.IsLost);

    /// <summary>Ready when every viewer has its first message.</summary>
    public static async Task<Crowd> ConnectAsync(Uri server, string path, int count, CancellationToken token)
    {
        var crowd = new Crowd();
        try
        {
            await crowd.GrowAsync(server, path, count, token);
            crowd._pinging = crowd.PingAsync();
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects more, until there are so many.</summary>
    public async Task GrowAsync(Uri server, string path, int count, CancellationToken token)
    {
        foreach (var some in Enumerable.Range(0, count - _viewers.Count).Chunk(ConnectsAtATime))
        {
            await Task.WhenAll(some.Select(_ => AddAsync(server, path, token)).ToArray());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pinging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _viewers.ForEach(viewer => viewer.Dispose());
        _stop.Dispose();
    }

    private async Task AddAsync(Uri server, string path, CancellationToken token)
    {
        var viewer = new Viewer(Arrivals);
        lock (_viewers)
        {
            _viewers.Add(viewer);
        }

        await viewer.ConnectAsync(server, path, token);
        await viewer.First.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, token);
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingInterval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            Viewer[] now;
            lock (_viewers)
            {
                now = [.. _viewers.Where(viewer => !viewer.IsLost)];
            }

            foreach (var viewer in now)
            {
                viewer.SendPing();
            }
        }
    }
}
