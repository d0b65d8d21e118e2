using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>From the feed to the viewers: render, publish; and a heartbeat when nothing is published for 5 s.</summary>
sealed class LiveLoop(
    SnapshotFeed feed, LiveRenderer renderer, LiveConnections connections, TimeProvider time, LiveLimits limits, ILogger<LiveLoop> log)
    : BackgroundService
{
    private long _publishedAt = time.GetTimestamp();
    private volatile bool _isBehind;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(WatchSilenceAsync(stoppingToken), PublishAsync(stoppingToken));

    private async Task PublishAsync(CancellationToken stopping)
    {
        await foreach (var snapshot in feed.Watch(stopping))
        {
            _isBehind = true;
            try
            {
                var rendered = await renderer.RenderAsync(snapshot);
                await connections.PublishAsync(snapshot, rendered);
                Interlocked.Exchange(ref _publishedAt, time.GetTimestamp());
                _isBehind = false;
            }
            catch (Exception exception)
            {
                log.PublishFailed(exception, snapshot.Version);
            }
        }
    }

    private async Task WatchSilenceAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(limits.Tick, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                Watch();
            }
            catch (Exception exception)
            {
                log.HeartbeatFailed(exception);
            }
        }
    }

    private void Watch()
    {
        connections.AbortStuck();
        // A heartbeat says that nothing is newer: while a snapshot cannot be made or rendered that is untrue, and pages go NOT LIVE.
        if (!_isBehind && !feed.IsBehind && time.GetElapsedTime(Interlocked.Read(ref _publishedAt)) >= limits.Silence)
        {
            Interlocked.Exchange(ref _publishedAt, time.GetTimestamp());
            connections.Heartbeat();
        }
    }
}
