using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Journal;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;

namespace OpsDashboard.TimeTravel;

/// <summary>Reads and judges a past moment by the sources and the function that judge the present.</summary>
sealed class PastEvaluation(
    DashboardOptions today, CloudMonitoringSource source, CloudConfigurationSource configuration, CloudLoggingSource logs, IncidentJournal journal, IncidentClock clock, TimeProvider time, ILogger<PastEvaluation> log)
{
    /// <summary>Real time for everything; what has not answered by then says so.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Calls at a time: with two evaluations under way, two of the source's eight stay free for the loop.</summary>
    private const int Calls = 3;

    public async Task<PastMoment> EvaluateAsync(DateTimeOffset at)
    {
        // Whoever asked may have gone; others wait for the same answer.
        using var limit = new CancellationTokenSource(Limit, time);
        var said = await journal.ReadAsync(at, limit.Token);
        var then = ConfigurationThen.Of(said, today);
        var now = clock.Now;
        try
        {
            return new PastMoment(at, now, said, then, await SnapshotAsync(then.Options, said, limit.Token), Failure: null);
        }
        catch (Exception failure)
        {
            // What the journal says stands all the same.
            log.EvaluationFailed(failure, at);
            return new PastMoment(at, now, said, then, Snapshot: null, limit.IsCancellationRequested ? $"the source did not answer within {Limit.TotalSeconds:0} s" : "evaluating it failed; the program's log says why");
        }
    }

    private async Task<DashboardSnapshot> SnapshotAsync(DashboardOptions options, JournalThen said, CancellationToken token)
    {
        var (at, facts) = (said.At, said.Facts);
        var starts = logs.ReadPastAsync(LogPlan.Requests(options, at), at, token);
        var timings = await source.DescribeAsync(ReadingPlan.MetricTypes(options), token);
        var plan = ReadingPlan.Requests(options, timings, at, facts);
        var readings = new ReadingSet(await new SettledMinutes().ReadAsync([.. plan.Keys], requests => ReadAsync(requests, token)), timings) { Configuration = LiveThen.Of(configuration.Last, at), Logs = await starts };
        var result = Evaluator.Evaluate(options, readings, at, previous: null, facts);
        var sources = SourceStates.Of(options, plan, readings, result.Tiles, at, previous: null, source.Health, configuration.Health);
        return new DashboardSnapshot(0, at, Build.Identity, DemoClock.Of(clock, demo: null, at), sources, result.Tiles.Where(tile => tile.Show).ToValueList(), result.Incidents)
        {
            Configuration = result.Configuration,
            Journal = new JournalState(facts.Unread is null ? JournalStatus.Ok : JournalStatus.Unread, facts.Unread, Since: null, facts.Position),
        };
    }

    /// <summary>A few at a time, and none after the limit: a source that is slow for the past must not seem gone to the loop.</summary>
    private async Task<IReadOnlyDictionary<SeriesRequest, Reading>> ReadAsync(IReadOnlyCollection<SeriesRequest> requests, CancellationToken token)
    {
        var readings = new Dictionary<SeriesRequest, Reading>();
        foreach (var few in requests.Chunk(Calls).TakeWhile(_ => !token.IsCancellationRequested))
        {
            foreach (var (request, reading) in await source.ReadAsync(few, token))
            {
                readings[request] = reading;
            }
        }

        return readings;
    }
}

static partial class TimeTravelLog
{
    [LoggerMessage(9001, LogLevel.Error, "Evaluating the past moment {At} failed")]
    public static partial void EvaluationFailed(this ILogger logger, Exception exception, DateTimeOffset at);
}
