using System.Text.Json;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>From the source's last answer of a cycle to its pixels in a real browser, beside a crowd.</summary>
static class PixelRow
{
    private const double Most = 100;
    private const int Shown = 1_000;
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    // Two frames after the regions were swapped they have been painted: the first callback runs before that paint, the second after it.
    private static readonly string Script = $$"""
        window.shown = [];
        document.addEventListener('live:shown', ({ detail: { version } }) =>
          requestAnimationFrame(() => requestAnimationFrame(() => {
            shown.push([version, performance.timeOrigin + performance.now()]);
            if (shown.length > {{Shown}}) shown.shift();
          })));
        """;

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        await using var tabs = await Tabs.OpenAsync(token);
        await using var server = await ServerProcess.StartOwnAsync(token, DrivenProgram.Command, "60");
        await Task.Delay(settings.Warm, TimeProvider.System, token);
        var span = settings.Window * settings.Pairs;
        var page = await tabs.GoAsync(server.Address, "html[data-live=on]", Script);
        var alone = await SpansAsync(server, page, span, token);
        await using var crowd = await Crowd.ConnectAsync(server.Address, LivePage.Of("overview"), settings.Crowd, token);
        await Task.Delay(settings.Warm, TimeProvider.System, token);
        crowd.Arrivals.Take();
        var beside = await SpansAsync(server, page, span, token);
        var arrivals = crowd.Arrivals.Take();
        return crowd.Lost == 0
            ? Result(settings, alone, beside, arrivals, span, tabs.Version)
            : throw new BenchmarkFailedException($"{crowd.Lost} of {settings.Crowd} viewers lost their connection: the figures are worthless");
    }

    private static async Task<double[]> SpansAsync(ServerProcess server, Microsoft.Playwright.IPage page, TimeSpan span, CancellationToken token)
    {
        await page.EvaluateAsync("() => { shown.length = 0; }");
        await Task.Delay(span, TimeProvider.System, token);
        var shown = (await page.EvaluateAsync<JsonElement>("() => shown")).EnumerateArray().Select(pair => (Version: (long)pair[0].GetDouble(), At: pair[1].GetDouble())).ToArray();
        var stamps = JsonSerializer.Deserialize<long[][]>(await server.AskAsync("stamps", TimeSpan.FromSeconds(10), token))!;

        // A snapshot that was only judged again has no answer of its own; a heartbeat shows a version a second time.
        var answered = stamps.Zip(stamps.Skip(1)).Where(pair => pair.Second[1] != pair.First[1]).ToDictionary(pair => pair.Second[0], pair => pair.Second[1]);
        var spans = shown.DistinctBy(one => one.Version).Where(one => answered.ContainsKey(one.Version))
            .Select(one => one.At - (new DateTimeOffset(answered[one.Version], TimeSpan.Zero) - Epoch).TotalMilliseconds).Order().ToArray();
        Console.Error.WriteLine($"  {spans.Length} changes, p50 {Percentile(spans, 0.5):N1} ms, p95 {Percentile(spans, 0.95):N1} ms");
        return spans.Length > 0 ? spans : throw new BenchmarkFailedException(
            $"the page showed {shown.Length} messages, but none of the {answered.Count} snapshots whose answers are known: take longer windows");
    }

    private static double Percentile(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(sorted.Length * share) - 1];

    private static RowResult Result(Settings settings, double[] alone, double[] beside, ArrivalCount arrivals, TimeSpan span, string chromium) => new(
        $"From the source's answer to the pixel, beside {settings.Crowd:N0} viewers",
        "From the moment at which the source's last answer of a cycle is handed to its web server (so its sending is in it) to the second animation frame after `live:shown` in a real Chromium " +
        $"({chromium}, headless, 60 frames a second) that shows `/`: reading, judging, rendering, sending, swapping, painting. Same machine, one clock (page: `performance.timeOrigin` + `performance.now()`). " +
        $"The source is a gRPC server that passes calls on to the emulator, both in the program's process, on its core; browser and crowd share the other core. {span.TotalSeconds} s each, about a change a second. " +
        "The page is one of the crowd: where it stands in the order of sending is by chance, and fixed for one run. The floor is the same page without a crowd.",
        [
            new Figure("p50, ms", Percentile(beside, 0.5), Percentile(alone, 0.5)),
            new Figure("p95, ms", Percentile(beside, 0.95), Percentile(alone, 0.95), new Limit($"≤ {Most} ms", Percentile(beside, 0.95), Most)),
            new Figure("worst, ms", beside[^1], alone[^1]),
            new Figure("changes", beside.Length, alone.Length),
            new Figure("of the crowd: p50 of arrival after the first viewer, ms", arrivals.P50),
            new Figure("of the crowd: p99 of arrival after the first viewer, ms", arrivals.P99),
        ]);
}
