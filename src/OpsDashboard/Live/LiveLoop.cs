using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>From the feed to the viewers: render, publish; and a heartbeat when nothing is published for 5 s.</summary>
sealed class LiveLoop(
    SnapshotFeed feed, LiveRenderer renderer, LiveConnections connections, TimeProvider time, LiveLimits limits, ILogger<LiveLoop> log)
    : BackgroundService
{
    private long _publishedAt = time.GetTimestamp();
    private long _renderingSince;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(PublishAsync(stoppingToken), WatchSilenceAsync(stoppingToken));

    private async Task PublishAsync(CancellationToken stopping)
    {
        await foreach (var snapshot in feed.Watch(stopping))
        {
            Interlocked.Exchange(ref _renderingSince, time.GetTimestamp());
            try
            {
                connections.Publish(snapshot, await renderer.RenderAsync(snapshot));
            }
            catch (Exception exception)
            {
                log.PublishFailed(exception, snapshot.Version);
            }

            Interlocked.Exchange(ref _publishedAt, time.GetTimestamp());
            Interlocked.Exchange(ref _renderingSince, 0);
        }
    }

    private async Task WatchSilenceAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(limits.Tick, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            connections.AbortStuck();
            if (time.GetElapsedTime(Interlocked.Read(ref _publishedAt)) >= limits.Silence && !IsRendering())
            {
                Interlocked.Exchange(ref _publishedAt, time.GetTimestamp());
                connections.Heartbeat();
            }
        }
    }

    // A heartbeat says that nothing is newer: while a snapshot hangs in rendering that is untrue, and pages go NOT LIVE.
    private bool IsRendering() => Interlocked.Read(ref _renderingSince) is not 0;
}
