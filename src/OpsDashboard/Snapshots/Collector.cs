using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Lateness;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Snapshots;

/// <summary>The one loop: read → evaluate → publish. Nothing else polls. What the journal says anew is judged in between.</summary>
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
    DemoWorld? demo = null,
    WarningSource? warnings = null) : BackgroundService
{
    /// <summary>The first snapshot goes out with what has answered by then.</summary>
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyCollection<string> _metricTypes = ReadingPlan.MetricTypes(options);

    // Unix milliseconds: a restarted program goes on with higher versions, so that no viewer's version runs backwards.
    private long _version = time.GetUtcNow().ToUnixTimeMilliseconds();
    private EvaluationResult? _previous;
    private Judged? _judged;
    private Hindsight _hindsight = Hindsight.Of(options);
    private readonly SettledMinutes _minutes = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PollTimer(options.CloudMonitoring.PollInterval, clock, demo, journal, time);
        var wake = Wake.Poll;
        do
        {
            try
            {
                var facts = journal.Facts;
                if (wake == Wake.Judge && _judged is { } judged && judged.Serves(options, facts))
                {
                    JudgeAgain(judged with { Recorded = facts });
                }
                else
                {
                    await CycleAsync(facts, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Sources fail as data; whatever still gets here is a defect: no page may take the last snapshot for the present, and the next cycle must come all the same.
                feed.Fail();
                CollectorLog.CycleFailed(logger, exception);
            }
        }
        while ((wake = await timer.NextAsync(stoppingToken)) != Wake.Stopped);
    }

    private async Task CycleAsync(JournalFacts recorded, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(_previous is null ? FirstLimit : Limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        var now = clock.Now;
        // Side by side with the metrics, and never waited for longer than it is worth: configuration changes rarely.
        var live = configuration.ReadAsync(linked.Token);
        var starts = logs.ReadAsync(LogPlan.Requests(options, now), now, linked.Token);
        var timings = await source.DescribeAsync(_metricTypes, linked.Token);
        var plan = ReadingPlan.Requests(options, timings, now, recorded, _previous);
        var readings = new ReadingSet(await _minutes.ReadAsync([.. plan.Keys], requests => source.ReadAsync(requests, linked.Token)), timings) { Configuration = await live, Logs = await starts };
        stopping.ThrowIfCancellationRequested();
        var judged = new Judged(plan, readings, now, recorded);
        var result = Evaluator.Evaluate(options, readings, now, _previous, recorded);
        _hindsight = await LookBackAsync(judged, result, linked.Token);
        stopping.ThrowIfCancellationRequested();
        Publish(judged, result);
        instruments.Record(readings, time.GetElapsedTime(started));
    }

    /// <summary>The same readings at the same time, with what is recorded by now. Nothing is asked.</summary>
    private void JudgeAgain(Judged judged) =>
        Publish(judged, Evaluator.Evaluate(options, judged.Readings, judged.Now, _previous, judged.Recorded));

    private void Publish(Judged judged, EvaluationResult result)
    {
        (_judged, _previous) = (judged, _hindsight.Annotate(result));
        var before = feed.Current?.Sources ?? [];
        var snapshot = Snapshot(judged, _previous, before.Count > 0 ? before[0] : null);
        feed.Publish(snapshot);
        CollectorLog.Changes(logger, before, snapshot.Sources);
    }

    /// <summary>Points that arrived late judge closed windows again. Only then is anything asked.</summary>
    private async Task<Hindsight> LookBackAsync(Judged judged, EvaluationResult result, CancellationToken token)
    {
        var (readings, now) = (judged.Readings, judged.Now);
        var observed = _hindsight.Observe(readings, result, now, judged.Recorded);
        var due = observed.Due(result, readings);
        if (due.Count > 0)
        {
            // Late points may lie among minutes that were taken for settled.
            _minutes.Forget();
        }

        return due.Count == 0
            ? observed
            : observed.Settle(due, readings with { Readings = await source.ReadAsync([.. due.SelectMany(one => one.Requests(readings.Timings))], token) }, now);
    }

    private DashboardSnapshot Snapshot(Judged judged, EvaluationResult result, SourceState? before)
    {
        var sources = SourceStates.Of(options, judged.Plan, judged.Readings, result.Tiles, judged.Now, before, source.Health, configuration.Health);
        return new DashboardSnapshot(++_version, judged.Now, Build.Identity, DemoClock.Of(clock, demo, judged.Now), sources, result.Tiles.Where(tile => tile.Show).ToValueList(), result.Incidents)
        {
            Configuration = result.Configuration,
            Journal = journal.State with { Position = judged.Recorded.Position },
            Warnings = warnings?.Invoke() ?? [],
        };
    }
}
