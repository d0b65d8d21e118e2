using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>The page's changes to many viewers, against a bare hub, and raw WebSockets, that send the same bytes at the same times.</summary>
static class FanOutRow
{
    private static readonly string Page = LivePage.Of("overview");
    private const double MostCpu = 1.15;
    private const double MostMemory = 1.25;

    // A replay sends the same versions again in its next round; Arrivals takes what is so much later for another sending.
    private static readonly TimeSpan ShortestRecording = TimeSpan.FromSeconds(12);

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var file = Path.GetTempFileName();
        try
        {
            var recording = await RecordAsync(settings, token);
            recording.Write(file);
            var (ours, bare, raw) = (new List<IReadOnlyList<FanOutSample>>(), new List<IReadOnlyList<FanOutSample>>(), new List<IReadOnlyList<FanOutSample>>());
            for (var pair = 0; pair < settings.Pairs; pair++)
            {
                var sides = new (string Name, List<IReadOnlyList<FanOutSample>> Samples, Func<Task<IReadOnlyList<FanOutSample>>> Measure)[]
                {
                    ("ours", ours, () => OursAsync(settings, token)),
                    ("bare", bare, () => FloorAsync(settings, BareHubServer.Command, BareHubServer.Path, file, token)),
                };
                foreach (var (name, samples, measure) in pair % 2 == 0 ? sides : sides.Reverse())
                {
                    samples.Add(await measure());
                    samples[^1].ToList().ForEach(sample => Console.Error.WriteLine($"  pair {pair + 1}, {name}: {sample}"));
                }
            }

            // Reported only: once is enough to see the order of size.
            raw.Add(await FloorAsync(settings, RawSocketServer.Command, RawSocketServer.Path, file, token));
            return Result(settings, recording, ours, bare, raw);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What one viewer of the real program gets, as long as a window and not shorter than rounds can be told apart.</summary>
    private static async Task<Recording> RecordAsync(Settings settings, CancellationToken token)
    {
        var length = settings.Window > ShortestRecording ? settings.Window : ShortestRecording;
        await using var server = await ServerProcess.StartProgramAsync(settings, token);
        using var viewer = await HubClient.ConnectAsync(server.Address, Page, token);
        var whole = Argument(await viewer.RegionsAsync(token));

        // Recorded after the same time from the start at which the windows begin: the incident is then at the same point.
        await Task.Delay(settings.Warm + (settings.Window / 2), TimeProvider.System, token);
        await DrainAsync(viewer, token);
        var (started, frames) = (Stopwatch.GetTimestamp(), new List<RecordedFrame>());
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            frames.Add(new RecordedFrame(Stopwatch.GetElapsedTime(started).TotalMilliseconds, Argument(await viewer.RegionsAsync(token))));
        }

        return new Recording(whole, frames, Math.Max(length.TotalMilliseconds, frames[^1].At));
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

    private static async Task<IReadOnlyList<FanOutSample>> OursAsync(Settings settings, CancellationToken token)
    {
        await using var server = await ServerProcess.StartProgramAsync(settings, token);
        return await FanOutSample.MeasureAsync(server, Page, settings, token);
    }

    private static async Task<IReadOnlyList<FanOutSample>> FloorAsync(Settings settings, string command, string path, string recording, CancellationToken token)
    {
        await using var server = await ServerProcess.StartOwnAsync(token, command, recording);
        return await FanOutSample.MeasureAsync(server, path, settings, token);
    }

    private static RowResult Result(
        Settings settings, Recording recording, List<IReadOnlyList<FanOutSample>> ours, List<IReadOnlyList<FanOutSample>> bare, List<IReadOnlyList<FanOutSample>> raw)
    {
        var bytes = recording.Frames.Average(frame => Encoding.UTF8.GetByteCount(frame.Argument));
        var figures = new List<Figure>();
        for (var size = 0; size < settings.Viewers.Count; size++)
        {
            figures.AddRange(Figures(At(ours, size), At(bare, size), At(raw, size)));
        }

        return new RowResult(
            $"Fan-out of the page's changes to {string.Join(" and ", settings.Viewers.Select(viewers => $"{viewers:N0}"))} viewers",
            $"The real program on its emulator (`{Page}`, a change about each second, {bytes / 1000:N1} kB on average) against a bare SignalR hub " +
            "(`Clients.All.SendAsync`) that sends the recorded messages of a real run at the recorded times, and once against Kestrel's WebSockets without SignalR that send the same bytes. " +
            $"A fresh process a side and pair, sides alternated, {settings.Pairs} pair(s) of {settings.Window.TotalSeconds} s windows, {settings.Warm.TotalSeconds} s to warm up; the crowd grows from size to size in the same process. " +
            "CPU a viewer is CPU with viewers less CPU without, on both sides (without: half a window before and half after; what warming up is in the first half flatters ours, so the row with nothing " +
            "taken off is the upper bound: there ours also carries polling, evaluating, rendering and the emulator). Memory a viewer is resident memory with viewers less that without. " +
            "Ratio is the median of the pairs' ratios. Latency is how long after the first viewer another has the same version: " +
            "no stamp is in production messages, so what lies before the first delivery is not in it.",
            figures,
            Details(ours, bare, raw));
    }

    private static FanOutSample[] At(List<IReadOnlyList<FanOutSample>> samples, int size) => [.. samples.Select(sizes => sizes[size])];

    private static IEnumerable<Figure> Figures(FanOutSample[] ours, FanOutSample[] bare, FanOutSample[] raw)
    {
        var viewers = ours[0].Viewers;
        Figure Of(string what, Func<FanOutSample, double> value, double? most = null)
        {
            var ratio = Median.Of(ours.Zip(bare, (our, floor) => value(our) / value(floor)));
            return new Figure(
                $"{viewers:N0}: {what}", Median.Of(ours.Select(value)), Median.Of(bare.Select(value)), most is null ? null : new Limit($"≤ {most}×", ratio, most.Value), ratio);
        }

        string Spread(FanOutSample[] samples) => $"{samples.Min(sample => sample.Arrivals.P99):N0}–{samples.Max(sample => sample.Arrivals.P99):N0}";

        yield return Of("CPU a viewer, ms in a window", sample => sample.CpuPerViewer, MostCpu);
        yield return Of("memory a viewer, kB", sample => sample.MemoryPerViewer, MostMemory);
        yield return Of("CPU in all by viewer, ms in a window (nothing taken off: the upper bound)", sample => sample.CpuInAll);
        yield return new Figure($"{viewers:N0}: CPU a viewer, ms in a window, against raw WebSockets", Median.Of(ours.Select(sample => sample.CpuPerViewer)), Median.Of(raw.Select(sample => sample.CpuPerViewer)));
        yield return new Figure($"{viewers:N0}: memory a viewer, kB, against raw WebSockets", Median.Of(ours.Select(sample => sample.MemoryPerViewer)), Median.Of(raw.Select(sample => sample.MemoryPerViewer)));
        yield return Of($"p99 of arrival after the first viewer, ms (spread ours {Spread(ours)}, bare {Spread(bare)})", sample => sample.Arrivals.P99);
        yield return Of("p50 of arrival after the first viewer, ms", sample => sample.Arrivals.P50);
        yield return Of("messages a viewer in a window", sample => (double)sample.Arrivals.Messages / viewers);
        yield return Of("bytes a message", sample => (double)sample.Arrivals.Bytes / sample.Arrivals.Messages);
        yield return Of("CPU without viewers, ms a second", sample => sample.CpuWithout);
        yield return Of("resident memory without viewers, MB", sample => sample.ResidentWithout);
    }

    private static string Details(params IEnumerable<List<IReadOnlyList<FanOutSample>>> sides)
    {
        var text = new StringBuilder("| run | side | viewers | CPU a viewer, ms | memory a viewer, kB | p99, ms | messages | CPU without, ms/s |\n|---|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var (side, runs) in new[] { "ours", "bare", "raw" }.Zip(sides))
        {
            foreach (var (run, sample) in runs.SelectMany((sizes, run) => sizes.Select(sample => (run, sample))))
            {
                text.Append($"| {run + 1} | {side} | {sample.Viewers:N0} | {sample.CpuPerViewer:N3} | {sample.MemoryPerViewer:N1} | {sample.Arrivals.P99:N1} | {sample.Arrivals.Messages:N0} | {sample.CpuWithout:N1} |\n");
            }
        }

        return text.ToString();
    }
}
