using System.Text;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>One viewer that stops reading, among many: what the others notice.</summary>
static class SlowRow
{
    private static readonly string Page = LivePage.Of("overview");

    // Without edits a change weighs ten times as much: so much does not fit into buffers.
    private const string Whole = "/hubs/live?view=overview";
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var (without, with, left) = (new List<ArrivalCount>(), new List<ArrivalCount>(), new List<double>());
        await using var server = await ServerProcess.StartProgramAsync(settings, token);
        await Task.Delay(settings.Warm, TimeProvider.System, token);
        await using var crowd = await Crowd.ConnectAsync(server.Address, Page, settings.Crowd, token);
        await Task.Delay(Settle, TimeProvider.System, token);

        // Alternated, so that whatever else the machine does strikes both; twice as many without, because they say what the spread is.
        for (var pair = 0; pair < settings.Pairs; pair++)
        {
            without.Add(await WindowAsync(crowd, settings, token));
            // The server closes one that takes nothing for 30 s: each window has one of its own.
            var heard = new Arrivals();
            using (var stopped = new Viewer(heard))
            {
                stopped.TakeLittle();
                await stopped.ConnectAsync(server.Address, Whole, token);
                await stopped.First.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, token);
                stopped.StopReading();
                heard.Take();
                with.Add(await WindowAsync(crowd, settings, token));
                await stopped.ReadOnAsync();
                await Task.Delay(Settle, TimeProvider.System, token);
                left.Add(heard.Take().Messages - (int)Settle.TotalSeconds);
            }

            without.Add(await WindowAsync(crowd, settings, token));
            Console.Error.WriteLine($"  p99 without {without[^2].P99:N0} and {without[^1].P99:N0}, with {with[^1].P99:N0} ms");
        }

        if (crowd.Lost > 0)
        {
            throw new BenchmarkFailedException($"{crowd.Lost} of {settings.Crowd} viewers lost their connection: the figures are worthless");
        }

        var changes = Median.Of(with.Select(count => (double)count.Messages / settings.Crowd));
        if (!settings.IsQuick && left.Max() > changes / 2)
        {
            throw new BenchmarkFailedException($"{left.Max():N0} of {changes:N0} messages waited for a reader that had stopped: it was not slow, buffers took them");
        }

        var (worst, worstWith) = (without.Max(count => count.P99), with.Max(count => count.P99));
        return new RowResult(
            $"One reader that stops among {settings.Crowd:N0}",
            $"How long after the first viewer another has the same version, windows of {settings.Window.TotalSeconds} s in one process, alternately without and with a viewer that has stopped reading whole regions into the smallest buffers (its messages are not counted). " +
            $"The limit is the worst of the {without.Count} windows without it (p99 from {without.Min(count => count.P99):N0} to {worst:N0} ms), for the worst of the {with.Count} with it.",
            [
                new Figure("worst p99 of the others, ms", worstWith, worst, new Limit($"≤ {worst:N0} ms", worstWith, worst)),
                new Figure("median p99 of the others, ms", Median.Of(with.Select(count => count.P99)), Median.Of(without.Select(count => count.P99))),
                new Figure("p50 of the others, ms", Median.Of(with.Select(count => count.P50)), Median.Of(without.Select(count => count.P50))),
                new Figure($"messages left for the slow one of {changes:N0}: what lay in buffers, and the newest", Median.Of(left)),
                new Figure("messages of the others in a window", Median.Of(with.Select(count => (double)count.Messages)), Median.Of(without.Select(count => (double)count.Messages))),
            ],
            Details(without, with));
    }

    private static async Task<ArrivalCount> WindowAsync(Crowd crowd, Settings settings, CancellationToken token)
    {
        crowd.Arrivals.Take();
        await Task.Delay(settings.Window, TimeProvider.System, token);
        return crowd.Arrivals.Take();
    }

    private static string Details(List<ArrivalCount> without, List<ArrivalCount> with)
    {
        var text = new StringBuilder("| window | p50, ms | p99, ms | messages |\n|---|--:|--:|--:|\n");
        foreach (var (name, count) in without.Select(count => ("without", count)).Concat(with.Select(count => ("with", count))))
        {
            text.Append($"| {name} | {count.P50:N1} | {count.P99:N1} | {count.Messages:N0} |\n");
        }

        return text.ToString();
    }
}
