using System.Diagnostics;
using Google.Cloud.Monitoring.V3;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
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
            using var source = Shipped.Source(channel, options);
            var timings = await source.DescribeAsync(ReadingPlan.MetricTypes(options), token);
            ListTimeSeriesRequest[] week = [.. ReadingPlan.Requests(options, timings, now).Keys
                .Where(request => request.End - request.Start >= Week)
                .Select(request => SeriesQuery.Of(request, options.CloudMonitoring.ProjectId, Limits.PageSize))];
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
            $"From just before the process starts to its first answer, a window of 7 days; then the {queries} queries of a cycle with windows of 7 days and more, {Rounds} times to warm up, " +
            $"and {Rounds} times for their CPU: asked once a second they take that share of one core. Median of {settings.Pairs} process(es).",
            [
                new Figure("start to first answer, ms", Median.Of(starts), Limit: new Limit($"≤ {MostMilliseconds} ms", Median.Of(starts), MostMilliseconds)),
                new Figure("working set after 7-day queries, MB", Median.Of(memory), Limit: new Limit($"≤ {MostMegabytes} MB", Median.Of(memory), MostMegabytes)),
                new Figure("7-day queries every second, % of a core", Median.Of(shares), Limit: new Limit($"≤ {MostPercent} %", Median.Of(shares), MostPercent)),
            ]);
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
