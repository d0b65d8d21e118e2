using Google.Cloud.Monitoring.V3;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>Reading a cycle, against the same calls through the bare stub.</summary>
static class PollRow
{
    private const int Rounds = 30;
    private static readonly CloudMonitoringLimits Limits = new();

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        await using var emulator = await ServerProcess.StartOwnAsync(token, FixedEmulator.Command);
        var options = Shipped.Options();
        using var channel = CloudMonitoringChannel.Open(emulator.Address);
        using var source = Shipped.Source(channel, options);
        var now = Shipped.Now(options);
        var timings = (await Shipped.ReadAsync(source, options, now, token)).Timings;
        SeriesRequest[] plan = [.. ReadingPlan.Requests(options, timings, now).Keys];
        ListTimeSeriesRequest[] calls = [.. plan.Select(request => SeriesQuery.Of(request, options.CloudMonitoring.ProjectId, Limits.PageSize))];
        var stub = new MetricService.MetricServiceClient(channel);

        // Sides alternate, so that whatever else the machine does strikes both.
        var before = source.Health.Usage.Current.Total.Series;
        var (ours, floor) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds * 2; round++)
        {
            ours.Add(await Cost.OnceAsync(() => source.ReadAsync(plan, token)));
            floor.Add(await Cost.OnceAsync(() => BareAsync(stub, calls, token)));
        }

        return Result(plan.Length, (source.Health.Usage.Current.Total.Series - before) / (Rounds * 2), ours[Rounds..], floor[Rounds..]);
    }

    private static async Task BareAsync(MetricService.MetricServiceClient stub, ListTimeSeriesRequest[] calls, CancellationToken token)
    {
        using var slots = new SemaphoreSlim(Limits.ConcurrentCalls);
        await Task.WhenAll(calls.Select(async call =>
        {
            await slots.WaitAsync(token);
            try
            {
                var answer = await stub.ListTimeSeriesAsync(call, cancellationToken: token);
                if (answer.NextPageToken.Length > 0)
                {
                    throw new BenchmarkFailedException("an answer has a second page, which the floor does not read");
                }
            }
            finally
            {
                slots.Release();
            }
        }));
    }

    private static RowResult Result(int queries, long series, List<Cost> ours, List<Cost> floor) => new(
        "A poll cycle against its bare calls",
        $"`CloudMonitoringSource.ReadAsync` of a cycle's {queries} queries ({series} series), against the same calls of ListTimeSeries through the bare stub, " +
        $"both {Limits.ConcurrentCalls} at a time on the same channel. The emulator answers in a process of its own; most of the time is its. " +
        $"Median of {Rounds} alternated rounds after as many to warm up.",
        [
            new Figure("a cycle, ms", Median.Of(ours.Select(one => one.Milliseconds)), Median.Of(floor.Select(one => one.Milliseconds))),
            new Figure("a cycle, client's CPU, ms", Median.Of(ours.Select(one => one.CpuMilliseconds)), Median.Of(floor.Select(one => one.CpuMilliseconds))),
            new Figure("a cycle, MB allocated", Median.Of(ours.Select(one => one.Megabytes)), Median.Of(floor.Select(one => one.Megabytes))),
        ]);
}
