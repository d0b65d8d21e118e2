using System.Globalization;
using System.Text.Json;

namespace OpsDashboard.BrowserTests.Soak;

/// <summary>A wall in a real browser with the processes behind it.</summary>
/// <param name="processes">What each is, and its id.</param>
sealed class Wall(string name, IPage page, IReadOnlyList<(string What, int Id)> processes)
{
    // Kept by the page itself, in four numbers, or measuring would be what grows; beyond its document, because a wall loads itself anew once a day.
    private const string Watch = """
        {
          const w = window.soak = JSON.parse(sessionStorage.getItem('soak')) ?? { painted: 0, lost: 0, gap: 0, at: Date.now() };
          const keep = () => sessionStorage.setItem('soak', JSON.stringify(w));
          document.addEventListener('live:shown', () => { const now = Date.now(); w.gap = Math.max(w.gap, now - w.at); w.at = now; w.painted++; keep(); });
          document.addEventListener('live:lost', () => { w.lost++; keep(); });
        }
        """;

    private readonly List<Sample> _samples = [];
    private ICDPSession? _browser;
    private int _loads;

    public string Name => name;

    // A sample in 20 s: some 4,000 in a day.
    public IReadOnlyList<Sample> Samples => _samples;

    public Sample Last => _samples[^1];

    /// <summary>Begins to count.</summary>
    public async Task WatchAsync()
    {
        _browser = await page.Context.NewCDPSessionAsync(page);
        await _browser.SendAsync("Performance.enable");
        page.Load += (_, _) => _loads++;
        await page.AddInitScriptAsync(Watch);
        await page.EvaluateAsync($"() => {Watch}");
    }

    /// <summary>Waits until one more snapshot is shown.</summary>
    public async Task PaintedAsync()
    {
        var before = await page.EvaluateAsync<int>("() => window.soak.painted");
        await page.WaitForFunctionAsync("before => window.soak.painted > before", before);
    }

    /// <summary>Measures now.</summary>
    public async Task<Sample> SampleAsync()
    {
        await _browser!.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await _browser.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble(), StringComparer.Ordinal);
        var seen = await page.EvaluateAsync<JsonElement?>("() => window.soak ?? null");
        var values = processes.ToDictionary(process => $"{process.What}, MB resident", process => ResidentMegabytes(process.Id), StringComparer.Ordinal);
        values["page heap, MB"] = metrics["JSHeapUsedSize"] / 1e6;
        values["DOM nodes"] = metrics["Nodes"];
        values["event listeners"] = metrics["JSEventListeners"];
        _samples.Add(new Sample(
            TimeProvider.System.GetUtcNow(),
            values,
            seen?.GetProperty("painted").GetInt32() ?? 0,
            seen?.GetProperty("lost").GetInt32() ?? 0,
            _loads,
            (seen?.GetProperty("gap").GetDouble() ?? 0) / 1000));
        return Last;
    }

    private static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
