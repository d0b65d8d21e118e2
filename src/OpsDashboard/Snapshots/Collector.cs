using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Snapshots;

/// <summary>The one loop: read → evaluate → publish. Nothing else polls.</summary>
public sealed class Collector(
    DashboardOptions options,
    CloudMonitoringSource source,
    IncidentClock clock,
    SnapshotFeed feed,
    TimeProvider time,
    PollInstruments instruments,
    ILogger<Collector> logger,
    DemoWorld? demo = null) : BackgroundService
{
    /// <summary>The first snapshot goes out with what has answered by then.</summary>
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyCollection<string> _metricTypes = ReadingPlan.MetricTypes(options);

    // Unix milliseconds: a restarted program goes on with higher versions, so that no viewer's version runs backwards.
    private long _version = time.GetUtcNow().ToUnixTimeMilliseconds();
    private EvaluationResult? _previous;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PollTimer(options.CloudMonitoring.PollInterval, clock, demo, time);
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
        while (await timer.NextAsync(stoppingToken));
    }

    private async Task CycleAsync(CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(_previous is null ? FirstLimit : Limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        var now = clock.Now;
        var timings = await source.DescribeAsync(_metricTypes, linked.Token);
        var plan = ReadingPlan.Requests(options, timings, now);
        var readings = new ReadingSet(await source.ReadAsync([.. plan.Keys], linked.Token), timings);
        stopping.ThrowIfCancellationRequested();
        var before = feed.Current?.Sources[0];
        var snapshot = Evaluate(plan, readings, now, before);
        feed.Publish(snapshot);
        instruments.Record(readings, time.GetElapsedTime(started));
        LogChange(before, snapshot.Sources[0]);
    }

    private DashboardSnapshot Evaluate(IReadOnlyDictionary<SeriesRequest, string> plan, ReadingSet readings, DateTimeOffset now, SourceState? before)
    {
        var result = Evaluator.Evaluate(options, readings, now, _previous);
        var sources = SourceStates.Of(options, plan, readings, result.Tiles, now, before, source.Health);
        _previous = result;
        return new DashboardSnapshot(++_version, now, Build.Identity, DemoClock.Of(clock, demo, now), sources, result.Tiles.Where(tile => tile.Show).ToValueList(), result.Incidents);
    }

    /// <summary>A source is logged when it changes, not at every cycle.</summary>
    private void LogChange(SourceState? before, SourceState now)
    {
        if (before?.Status == now.Status)
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
