using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Lateness;
using OpsDashboard.Journal;
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
    ILogger<Collector> logger,
    IncidentJournal journal,
    DemoWorld? demo = null) : BackgroundService
{
    /// <summary>The first snapshot goes out with what has answered by then.</summary>
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyCollection<string> _metricTypes = ReadingPlan.MetricTypes(options);

    // Unix milliseconds: a restarted program goes on with higher versions, so that no viewer's version runs backwards.
    private long _version = time.GetUtcNow().ToUnixTimeMilliseconds();
    private EvaluationResult? _previous;
    private Hindsight _hindsight = Hindsight.Of(options);

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
        var recorded = journal.Facts;
        // Side by side with the metrics, and never waited for longer than it is worth: configuration changes rarely.
        var live = configuration.ReadAsync(linked.Token);
        var starts = logs.ReadAsync(LogPlan.Requests(options, now), now, linked.Token);
        var timings = await source.DescribeAsync(_metricTypes, linked.Token);
        var plan = ReadingPlan.Requests(options, timings, now, recorded, _previous);
        var readings = new ReadingSet(await source.ReadAsync([.. plan.Keys], linked.Token), timings) { Configuration = await live, Logs = await starts };
        stopping.ThrowIfCancellationRequested();
        var before = feed.Current?.Sources ?? [];
        var result = Evaluator.Evaluate(options, readings, now, _previous, recorded);
        _hindsight = await LookBackAsync(readings, result, now, linked.Token);
        stopping.ThrowIfCancellationRequested();
        _previous = _hindsight.Annotate(result);
        var snapshot = Snapshot(plan, readings, _previous, now, before.Count > 0 ? before[0] : null);
        feed.Publish(snapshot);
        instruments.Record(readings, time.GetElapsedTime(started));
        foreach (var state in snapshot.Sources)
        {
            LogChange(before.FirstOrDefault(one => one.Id == state.Id), state);
        }
    }

    /// <summary>Points that arrived late judge closed windows again. Only then is anything asked.</summary>
    private async Task<Hindsight> LookBackAsync(ReadingSet readings, EvaluationResult result, DateTimeOffset now, CancellationToken token)
    {
        var observed = _hindsight.Observe(readings, result, now);
        var due = observed.Due(result, readings);
        return due.Count == 0
            ? observed
            : observed.Settle(due, readings with { Readings = await source.ReadAsync([.. due.SelectMany(one => one.Requests(readings.Timings))], token) }, now);
    }

    private DashboardSnapshot Snapshot(
        IReadOnlyDictionary<SeriesRequest, string> plan, ReadingSet readings, EvaluationResult result, DateTimeOffset now, SourceState? before)
    {
        var sources = SourceStates.Of(options, plan, readings, result.Tiles, now, before, source.Health, configuration.Health);
        return new DashboardSnapshot(++_version, now, Build.Identity, DemoClock.Of(clock, demo, now), sources, result.Tiles.Where(tile => tile.Show).ToValueList(), result.Incidents)
        {
            Configuration = result.Configuration,
            Journal = journal.State,
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
