using System.Diagnostics;
using Google.Cloud.Monitoring.V3;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>The emulator in a process of its own: how soon it answers, what it holds, what week-long windows cost it.</summary>
static class EmulatorRow
{
    private const int Rounds = 30;
    private const double MostMilliseconds = 1000;
    private const double MostMegabytes = 100;
    private const double MostPercent = 5;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly CloudMonitoringLimits Limits = new();

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var options = Shipped.Options();
        var now = Shipped.Now(options);
        var (starts, memory, shares, queries) = (new List<double>(), new List<double>(), new List<double>(), 0);
        for (var pair = 0; pair < settings.Pairs; pair++)
        {
            await using var emulator = await ServerProcess.StartOwnAsync(token, FixedEmulator.Command);
            using var channel = CloudMonitoringChannel.Open(emulator.Address);
            var stub = new MetricService.MetricServiceClient(channel);
            var week = Queries(options, now);
            await stub.ListTimeSeriesAsync(week[0], cancellationToken: token);
            starts.Add(Stopwatch.GetElapsedTime(emulator.StartedAt).TotalMilliseconds);
            await AskAsync(stub, week, Rounds, token);
            memory.Add(emulator.Use.Resident / 1e6);
            var before = emulator.Use.Cpu;
            await AskAsync(stub, week, Rounds, token);
            shares.Add((emulator.Use.Cpu - before).TotalSeconds / Rounds * 100);
            queries = week.Length;
        }

        return new RowResult(
            "The emulator alone",
            $"From just before the process starts to its first answer, a window of 7 days; then {queries} queries over 7 days (the presence of every signal, the exits with code 3), {Rounds} times to warm up, " +
            $"and {Rounds} times for their CPU: asked once a second they take that share of one core. Median of {settings.Pairs} process(es).",
            [
                new Figure("start to first answer, ms", Median.Of(starts), Limit: new Limit($"≤ {MostMilliseconds} ms", Median.Of(starts), MostMilliseconds)),
                new Figure("working set after 7-day queries, MB", Median.Of(memory), Limit: new Limit($"≤ {MostMegabytes} MB", Median.Of(memory), MostMegabytes)),
                new Figure("7-day queries every second, % of a core", Median.Of(shares), Limit: new Limit($"≤ {MostPercent} %", Median.Of(shares), MostPercent)),
            ]);
    }

    // A week of every signal's presence, and of the exits: what the criteria with windows of 7 days look at.
    private static ListTimeSeriesRequest[] Queries(DashboardOptions options, DateTimeOffset now)
    {
        var from = now - Week;
        var presence = options.Signals.Select(signal => signal.Presence is { } alive
            ? SignalQueries.PresenceMinutes(alive, from, now)
            : SignalQueries.ReportedPeriods(signal.Query, from, now, SignalQueries.SamplePeriod));
        var zero = options.Incidents.SelectMany(incident => incident.Horizons).SelectMany(horizon => horizon.Criteria)
            .Where(criterion => criterion.Kind is CriterionKind.Zero)
            .Select(criterion => SignalQueries.Values(options.Signals.Single(signal => signal.Id == criterion.Signal), from, now, Week));
        return [.. presence.Concat(zero).Distinct().Select(request => SeriesQuery.Of(request, options.CloudMonitoring.ProjectId, Limits.PageSize))];
    }

    private static async Task AskAsync(MetricService.MetricServiceClient stub, ListTimeSeriesRequest[] calls, int times, CancellationToken token)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var call in calls)
            {
                await stub.ListTimeSeriesAsync(call, cancellationToken: token);
            }
        }
    }
}
