using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Snapshots;

/// <summary>The one loop: read → evaluate → publish. Nothing else polls.</summary>
public sealed class Collector(
    DashboardOptions options,
    CloudMonitoringSource source,
    CloudConfigurationSource configuration,
    CloudLoggingSource logs,
    IncidentClock clock,
    SnapshotFeed feed,
    TimeProvider time,
    PollInstruments instruments,
    ILogger<Collector> logger) : BackgroundService
{
    /// <summary>The first snapshot goes out with what has answered by then.</summary>
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyCollection<string> _metricTypes = ReadingPlan.MetricTypes(options);

    // Unix milliseconds: a restarted program goes on with higher versions, so that no viewer's version runs backwards.
    private long _version = time.GetUtcNow().ToUnixTimeMilliseconds();
    private EvaluationResult? _previous;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = options.CloudMonitoring.PollInterval / clock.TimeScale;
        using var timer = new PeriodicTimer(interval > ShortestInterval ? interval : ShortestInterval, time);
        do
        {
            try
            {
                await CycleAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Sources fail as data; whatever still gets here is a defect, and the next cycle must come all the same.
                CollectorLog.CycleFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CycleAsync(CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(_previous is null ? FirstLimit : Limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        var now = clock.Now;
        // Side by side with the metrics, and never waited for longer than it is worth: configuration changes rarely.
        var live = configuration.ReadAsync(linked.Token);
        var starts = logs.ReadAsync(LogPlan.Requests(options, now), now, linked.Token);
        var timings = await source.DescribeAsync(_metricTypes, linked.Token);
        var plan = ReadingPlan.Requests(options, timings, now);
        var readings = new ReadingSet(await source.ReadAsync([.. plan.Keys], linked.Token), timings) { Configuration = await live, Logs = await starts };
        stopping.ThrowIfCancellationRequested();
        var before = feed.Current?.Sources ?? [];
        var snapshot = Evaluate(plan, readings, now, before.Count > 0 ? before[0] : null);
        feed.Publish(snapshot);
        instruments.Record(readings, time.GetElapsedTime(started));
        foreach (var state in snapshot.Sources)
        {
            LogChange(before.FirstOrDefault(one => one.Id == state.Id), state);
        }
    }

    private DashboardSnapshot Evaluate(IReadOnlyDictionary<SeriesRequest, string> plan, ReadingSet readings, DateTimeOffset now, SourceState? before)
    {
        var result = Evaluator.Evaluate(options, readings, now, _previous);
        var sources = SourceStates.Of(options, plan, readings, result.Tiles, now, before);
        _previous = result;
        var demo = clock.IsDemo ? new DemoClock(clock.TimeScale, now, clock.StartedAt, clock.Paused) : null;
        return new DashboardSnapshot(++_version, now, Build.Identity, demo, sources, result.Tiles.Where(tile => tile.Show).ToValueList(), result.Incidents)
        {
            Configuration = result.Configuration,
        };
    }

    /// <summary>A source is logged when it changes, not at every cycle.</summary>
    private void LogChange(SourceState? before, SourceState now)
    {
        // A source that is off was off when the program started: nothing happened to it.
        if (before?.Status == now.Status || now.Status == SourceStatus.Off)
        {
            return;
        }

        if (now.Status == SourceStatus.Ok)
        {
            CollectorLog.SourceWell(logger, now.Id, now.Status);
        }
        else
        {
            CollectorLog.SourceTroubled(logger, now.Id, now.Status, now.Error);
        }
    }
}
