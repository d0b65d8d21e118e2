using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Benchmarks.Viewers;
using OpsDashboard.BrowserTests.Soak;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>Very many snapshots through renderer and hub to a real page: what grows.</summary>
static class SnapshotsRow
{
    private const int Batches = 20;
    private const int Interval = 10;
    private static readonly TimeSpan Answer = TimeSpan.FromMinutes(5);
    private const string Script = "window.shownCount = 0; document.addEventListener('live:shown', ({ detail }) => { shownCount++; shownVersion = detail.version; });";

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        await using var tabs = await Tabs.OpenAsync(token);

        // Its own clock hardly moves: after the first cycle only this row publishes.
        await using var server = await ServerProcess.StartOwnAsync(token, DrivenProgram.Command, "0.001");
        var page = await tabs.GoAsync(server.Address, "html[data-live=on]", Script);
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Performance.enable");
        var batch = settings.Snapshots / Batches;
        var samples = new List<Sample>();
        for (var i = 0; i <= Batches; i++)
        {
            // The first is not counted: code is compiled, caches are filled.
            var version = await server.AskAsync($"publish {batch} {Interval}", Answer, token);
            await page.WaitForFunctionAsync("version => window.shownVersion >= version", double.Parse(version, CultureInfo.InvariantCulture), new() { Timeout = 180_000 });
            var sample = await SampleAsync(server, page, browser, token);
            Console.Error.WriteLine($"  {i * batch:N0}: {sample}");
            if (i > 0)
            {
                samples.Add(sample);
            }
        }

        return Result(batch, samples, tabs.Version);
    }

    private static async Task<Sample> SampleAsync(ServerProcess server, IPage page, ICDPSession browser, CancellationToken token)
    {
        var heap = double.Parse(await server.AskAsync("memory", Answer, token), CultureInfo.InvariantCulture);
        await browser.SendAsync("HeapProfiler.collectGarbage");
        await browser.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await browser.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        var counts = await page.EvaluateAsync<JsonElement>("() => [shownCount, document.querySelectorAll('*').length]");
        return new Sample(heap / 1000, server.Use.Resident / 1000.0, metrics["JSHeapUsedSize"] / 1000, metrics["Nodes"], counts[1].GetDouble(), (long)counts[0].GetDouble());
    }

    private static RowResult Result(int batch, List<Sample> samples, string version)
    {
        // What is still warming up in the first quarter is no growth.
        var counted = samples.Skip(samples.Count / 4).ToArray();
        Figure Of(string what, Func<Sample, double> value, double least)
        {
            var slope = Slope.Of([.. counted.Select((sample, i) => (i * batch / 1000.0, value(sample)))]);
            var (perThousand, margin) = (slope.PerUnit, slope.Margin);
            var limit = new Limit($"0 within ± {margin:N2}, or ≤ {least:N1}", slope.IsFlat ? 0 : perThousand, least);
            return new Figure($"{what}, for each 1,000 snapshots", perThousand, Limit: least == 0 ? null : limit);
        }

        return new RowResult(
            $"{Batches * batch:N0} snapshots: what grows",
            $"The real renderer, hub and page (`/` in Chromium {version}), one snapshot each {Interval} ms in which every tile differs from the one before; {batch:N0} first that are not counted. After each {batch:N0}: the server's managed heap after three forced collections, " +
            "the browser's JavaScript heap and all DOM nodes it holds after two, elements in the document. Slope by least squares over the last three quarters; a slope counts as 0 when its 95 % interval (wider for what one sample tells of the next) contains 0, " +
            "or when it is below the bound beside it, which would take months to matter at one snapshot a minute. " +
            $"The page was sent and showed {samples[^1].Shown:N0} messages; a page that is busy gets the newest instead of all.",
            [
                Of("server's heap, kB", sample => sample.Heap, 20),
                Of("browser's heap, kB", sample => sample.BrowserHeap, 20),
                Of("DOM nodes in the browser", sample => sample.Nodes, 5),
                Of("elements in the document", sample => sample.Elements, 1),
                Of("server's resident memory, kB (not gated: the collector gives back when it likes)", sample => sample.Resident, 0),
                new Figure("messages shown", samples[^1].Shown, Batches * batch),
            ],
            Details(batch, samples));
    }

    private static string Details(int batch, List<Sample> samples)
    {
        var text = new StringBuilder("| snapshots | server's heap, kB | resident, kB | browser's heap, kB | nodes | elements | shown |\n|--:|--:|--:|--:|--:|--:|--:|\n");
        for (var i = 0; i < samples.Count; i++)
        {
            var sample = samples[i];
            text.Append($"| {(i + 1) * batch:N0} | {sample.Heap:N0} | {sample.Resident:N0} | {sample.BrowserHeap:N0} | {sample.Nodes:N0} | {sample.Elements:N0} | {sample.Shown:N0} |\n");
        }

        return text.ToString();
    }

    private sealed record Sample(double Heap, double Resident, double BrowserHeap, double Nodes, double Elements, long Shown);
}
