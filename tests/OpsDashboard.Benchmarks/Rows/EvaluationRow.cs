using System.Text.Json;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Lateness;
using OpsDashboard.Live;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>Judging and drawing one cycle, against writing the same snapshot as JSON.</summary>
static class EvaluationRow
{
    private const int Times = 1000;
    private const double MostMilliseconds = 5;
    private const double MostMegabytes = 1;

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        await using var emulator = await ServerProcess.StartOwnAsync(token, FixedEmulator.Command);
        var options = Shipped.Options();
        using var channel = CloudMonitoringChannel.Open(emulator.Address);
        using var source = Shipped.Source(channel, options);
        var now = Shipped.Now(options);
        var earlier = now.AddMinutes(-1);
        var readingsBefore = await Shipped.ReadAsync(source, options, earlier, token);
        var readings = await Shipped.ReadAsync(source, options, now, token);
        var before = Evaluator.Evaluate(options, readingsBefore, earlier);

        var evaluation = Cost.Of(Times, () =>
        {
            ReadingPlan.Requests(options, readings.Timings, now);
            Evaluator.Evaluate(options, readings, now, before);
        });
        var (hindsight, result) = (Hindsight.Of(options).Observe(readingsBefore, before, earlier), Evaluator.Evaluate(options, readings, now, before));
        var lookingBack = Cost.Of(Times, () => hindsight.Observe(readings, result, now).Due(result, readings));
        var snapshot = SnapshotOf(options, readings, now, 2, before);
        var json = Cost.Of(Times, () => JsonSerializer.SerializeToUtf8Bytes(snapshot, SnapshotJson.Options));
        var (all, changes) = await RenderingAsync(options, SnapshotOf(options, readingsBefore, earlier, 1, null), snapshot);
        return Result(readings, evaluation, lookingBack, json, all, changes, JsonSerializer.SerializeToUtf8Bytes(snapshot, SnapshotJson.Options).Length);
    }

    private static DashboardSnapshot SnapshotOf(
        DashboardOptions options, ReadingSet readings, DateTimeOffset now, long version, EvaluationResult? before)
    {
        var result = Evaluator.Evaluate(options, readings, now, before);
        var sources = SourceStates.Of(options, ReadingPlan.Requests(options, readings.Timings, now), readings, result.Tiles, now, previous: null);
        return new DashboardSnapshot(version, now, Build.Identity, Demo: null, sources, result.Tiles, result.Incidents);
    }

    /// <summary>All regions of all pages anew, and those that change from one minute to the next.</summary>
    private static async Task<(Cost All, Cost Changes)> RenderingAsync(DashboardOptions options, DashboardSnapshot before, DashboardSnapshot now)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        await using var provider = services.BuildServiceProvider();
        LiveView[] views = [OverviewRegions.View(new MetricSource(options.CloudMonitoring.ProjectId)), SourcesRegions.View];
        LiveRenderer Renderer() => new(
            views, provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<ILoggerFactory>(), TimeProvider.System, new LiveLimits());

        var all = await Cost.OfAsync(Times, () => Renderer().RenderAsync(now));
        var (same, turn) = (Renderer(), false);
        await same.RenderAsync(before);
        var changes = await Cost.OfAsync(Times, () => same.RenderAsync((turn = !turn) ? now : before));
        return (all, changes);
    }

    private static RowResult Result(ReadingSet readings, Cost evaluation, Cost lookingBack, Cost json, Cost all, Cost changes, int jsonBytes)
    {
        var series = readings.Readings.Values.Sum(reading => reading.Series.Count);
        var points = readings.Readings.Values.Sum(reading => reading.Series.Sum(one => one.Points.Count));
        return new RowResult(
            "Evaluation and rendering of a cycle",
            $"The shipped configuration on the emulator's readings ({readings.Readings.Count} queries, {series} series, {points:N0} points): " +
            $"`ReadingPlan.Requests` and `Evaluator.Evaluate`, looking for late points when there are none, and rendering all pages' regions; the floor is `System.Text.Json` writing the same snapshot ({jsonBytes / 1000:N0} kB). " +
            $"In this process, median of {Times} after {Times / 2} to warm up; allocation is the mean.",
            [
                new Figure("evaluation, ms", evaluation.Milliseconds, json.Milliseconds, new Limit($"≤ {MostMilliseconds} ms", evaluation.Milliseconds, MostMilliseconds)),
                new Figure("evaluation, MB allocated", evaluation.Megabytes, json.Megabytes, new Limit($"≤ {MostMegabytes} MB", evaluation.Megabytes, MostMegabytes)),
                new Figure("looking for late points, ms", lookingBack.Milliseconds, json.Milliseconds),
                new Figure("looking for late points, MB allocated", lookingBack.Megabytes, json.Megabytes),
                new Figure("rendering what changes in a minute, ms", changes.Milliseconds, json.Milliseconds),
                new Figure("rendering what changes in a minute, MB allocated", changes.Megabytes, json.Megabytes),
                new Figure("rendering all regions, ms", all.Milliseconds, json.Milliseconds),
                new Figure("rendering all regions, MB allocated", all.Megabytes, json.Megabytes),
            ]);
    }
}
