using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>The page's changes to many viewers, against a bare hub that sends the same bytes at the same times.</summary>
static class FanOutRow
{
    private const string Page = "/hubs/live?view=overview";
    private const double Most = 1.25;

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var file = Path.GetTempFileName();
        try
        {
            var recording = await RecordAsync(settings, token);
            recording.Write(file);
            var pairs = new List<(FanOutSample Ours, FanOutSample Floor)>();
            for (var pair = 0; pair < settings.Pairs; pair++)
            {
                pairs.Add(await PairAsync(settings, file, oursFirst: pair % 2 == 0, token));
                Console.Error.WriteLine($"  ours {pairs[^1].Ours}\n  bare {pairs[^1].Floor}");
            }

            return Result(settings, recording, pairs);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What one viewer of the real program gets, as long as a window.</summary>
    private static async Task<Recording> RecordAsync(Settings settings, CancellationToken token)
    {
        await using var server = await ServerProcess.StartProgramAsync(settings, token);
        using var viewer = await HubClient.ConnectAsync(server.Address, Page, token);
        var whole = Argument(await viewer.RegionsAsync(token));

        // Recorded after the same time from the start at which the windows begin: the incident is then at the same point.
        await Task.Delay(settings.Warm + (settings.Window / 2), TimeProvider.System, token);
        await DrainAsync(viewer, token);
        var (started, frames) = (Stopwatch.GetTimestamp(), new List<RecordedFrame>());
        while (Stopwatch.GetElapsedTime(started) < settings.Window)
        {
            frames.Add(new RecordedFrame(Stopwatch.GetElapsedTime(started).TotalMilliseconds, Argument(await viewer.RegionsAsync(token))));
        }

        return new Recording(whole, frames, Math.Max(settings.Window.TotalMilliseconds, frames[^1].At));
    }

    // Messages that have waited in the socket would all seem to have come at the recording's first moment.
    private static async Task DrainAsync(HubClient viewer, CancellationToken token)
    {
        long since;
        do
        {
            since = Stopwatch.GetTimestamp();
            await viewer.RegionsAsync(token);
        }
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMilliseconds(200));
    }

    private static string Argument(byte[] message)
    {
        using var document = JsonDocument.Parse(message);
        return document.RootElement.GetProperty("arguments")[0].GetRawText();
    }

    private static async Task<(FanOutSample Ours, FanOutSample Floor)> PairAsync(Settings settings, string file, bool oursFirst, CancellationToken token)
    {
        async Task<FanOutSample> Ours()
        {
            await using var server = await ServerProcess.StartProgramAsync(settings, token);
            return await FanOutSample.MeasureAsync(server, Page, settings, token);
        }

        async Task<FanOutSample> Floor()
        {
            await using var server = await ServerProcess.StartOwnAsync(token, BareHubServer.Command, file);
            return await FanOutSample.MeasureAsync(server, BareHubServer.Path, settings, token);
        }

        var first = oursFirst ? await Ours() : null;
        var floor = await Floor();
        return (first ?? await Ours(), floor);
    }

    private static RowResult Result(Settings settings, Recording recording, List<(FanOutSample Ours, FanOutSample Floor)> pairs)
    {
        var bytes = recording.Frames.Average(frame => Encoding.UTF8.GetByteCount(frame.Argument));
        Figure Of(string what, Func<FanOutSample, double> value, bool gate)
        {
            var ratio = Median.Of(pairs.Select(pair => value(pair.Ours) / value(pair.Floor)));
            var limit = gate ? new Limit($"≤ {Most}×", ratio, Most) : null;
            return new Figure(what, Median.Of(pairs.Select(pair => value(pair.Ours))), Median.Of(pairs.Select(pair => value(pair.Floor))), limit, ratio);
        }

        return new RowResult(
            $"Fan-out of the page's changes to {settings.Viewers:N0} viewers",
            $"The real program on its emulator (`{Page}`, a change about each second, {bytes / 1000:N1} kB on average) against a bare SignalR hub " +
            "(`Clients.All.SendAsync`) that sends the recorded messages of a real run at the recorded times. A fresh process a side and pair, " +
            $"sides alternated, {settings.Pairs} pair(s) of {settings.Window.TotalSeconds} s windows. CPU a viewer is CPU with viewers less CPU without " +
            "(measured for half a window before and half after, so that warming up weighs less), on both sides. Memory a viewer is resident memory with " +
            "viewers less that without. Ratio is the median of the pairs' ratios. Latency is how long after the first viewer another has the same version: " +
            "no stamp is in production messages, so what lies before the first delivery is not in it.",
            [
                Of("CPU a viewer, ms in a window", sample => sample.CpuPerViewer, gate: true),
                Of("memory a viewer, kB", sample => sample.MemoryPerViewer, gate: true),
                Of("CPU in all by viewer, ms in a window (nothing taken off: ours with polling, evaluating, rendering and the emulator)", sample => sample.CpuInAll, gate: false),
                Of("p99 of arrival after the first viewer, ms", sample => sample.Arrivals.P99, gate: false),
                Of("p50 of arrival after the first viewer, ms", sample => sample.Arrivals.P50, gate: false),
                Of("messages a viewer in a window", sample => (double)sample.Arrivals.Messages / settings.Viewers, gate: false),
                Of("bytes a message", sample => (double)sample.Arrivals.Bytes / sample.Arrivals.Messages, gate: false),
                Of("CPU without viewers, ms a second (ours: polling, evaluating, rendering and the emulator)", sample => sample.CpuWithout, gate: false),
                Of("resident memory without viewers, MB", sample => sample.ResidentWithout, gate: false),
            ],
            Details(pairs));
    }

    private static string Details(List<(FanOutSample Ours, FanOutSample Floor)> pairs)
    {
        var text = new StringBuilder("| pair | side | CPU a viewer, ms | memory a viewer, kB | p99, ms | messages | CPU without, ms/s |\n|---|---|--:|--:|--:|--:|--:|\n");
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            foreach (var (side, sample) in new[] { ("ours", pairs[pair].Ours), ("bare", pairs[pair].Floor) })
            {
                text.Append($"| {pair + 1} | {side} | {sample.CpuPerViewer:N3} | {sample.MemoryPerViewer:N1} | {sample.Arrivals.P99:N1} | {sample.Arrivals.Messages:N0} | {sample.CpuWithout:N1} |\n");
            }
        }

        return text.ToString();
    }
}
