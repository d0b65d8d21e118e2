using System.Globalization;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>The same page as Blazor Server circuits, in real tabs.</summary>
static class CircuitsRow
{
    private static readonly string Page = LivePage.Of("overview");
    // Incident seconds a second: a snapshot each 3 s. At one a second twenty tabs of this page need more than the core that they have.
    private const string TimeScale = "20";
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(30);

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var (live, crowd, circuit) = (new List<Use>(), new List<Use>(), new List<Use>());
        var version = "";
        for (var pair = 0; pair < settings.Rounds; pair++)
        {
            await using var server = await ServerProcess.StartOwnAsync(token, DrivenProgram.Command, TimeScale);
            await Task.Delay(settings.Warm, TimeProvider.System, token);
            var address = new Uri(await server.AskAsync("circuits", Answer, token));
            var steps = new (List<Use> Samples, int Viewers, Func<Task<IAsyncDisposable>> Open)[]
            {
                (live, settings.Tabs, () => TabsAsync(server.Address, "html[data-live=on]", settings.Tabs, token)),
                (crowd, settings.Crowd, async () => await Crowd.ConnectAsync(server.Address, Page, settings.Crowd, token)),
                (circuit, settings.Tabs, () => TabsAsync(address, "main[data-rendered] [data-region]", settings.Tabs, token)),
            };
            foreach (var (samples, viewers, open) in pair % 2 == 0 ? steps : steps.Reverse())
            {
                var (use, tabs) = await UseAsync(server, viewers, open, settings, token);
                version = tabs ?? version;
                samples.Add(use);
                Console.Error.WriteLine($"  {viewers} {(samples == circuit ? "circuits" : samples == live ? "live tabs" : "live viewers")}: {use}");
            }
        }

        return Result(settings, live, crowd, circuit, version);
    }

    private static async Task<IAsyncDisposable> TabsAsync(Uri address, string until, int count, CancellationToken token)
    {
        var tabs = await Tabs.OpenAsync(token);
        try
        {
            for (var i = 0; i < count; i++)
            {
                await tabs.GoAsync(address, until, small: true);
            }

            return tabs;
        }
        catch
        {
            await tabs.DisposeAsync();
            throw;
        }
    }

    private static async Task<(Use Use, string? Version)> UseAsync(
        ServerProcess server, int viewers, Func<Task<IAsyncDisposable>> open, Settings settings, CancellationToken token)
    {
        var heapBefore = await HeapAsync(server, token);
        var residentBefore = server.Use.Resident;
        var without = await FanOutSample.CpuAsync(server, Window(settings) / 2, token);
        TimeSpan with;
        double heap, resident;
        string? version;
        await using (var opened = await open())
        {
            version = (opened as Tabs)?.Version;
            await Task.Delay(Settle, TimeProvider.System, token);
            with = await FanOutSample.CpuAsync(server, Window(settings), token);
            resident = server.Use.Resident;
            heap = await HeapAsync(server, token);
        }

        await Task.Delay(Settle, TimeProvider.System, token);
        without += await FanOutSample.CpuAsync(server, Window(settings) / 2, token);
        return (new Use((with - without).TotalMilliseconds / viewers, (heap - heapBefore) / 1000 / viewers, (resident - residentBefore) / 1000 / viewers), version);
    }

    // As many changes as elsewhere.
    private static TimeSpan Window(Settings settings) => 3 * settings.Window;

    private static async Task<double> HeapAsync(ServerProcess server, CancellationToken token) =>
        double.Parse(await server.AskAsync("memory", Answer, token), CultureInfo.InvariantCulture);

    private static RowResult Result(Settings settings, List<Use> live, List<Use> crowd, List<Use> circuit, string version)
    {
        Figure Of(string what, Func<Use, double> value, int least, List<Use> ours)
        {
            var ratio = Median.Of(ours.Zip(circuit, (our, floor) => value(our) / value(floor)));
            return new Figure(what, Median.Of(ours.Select(value)), Median.Of(circuit.Select(value)), least == 0 ? null : new Limit($"≤ 1/{least}", ratio, 1.0 / least), ratio);
        }

        var (cpu, heap) = (Median.Of(circuit.Select(use => use.Cpu)), Median.Of(circuit.Select(use => use.Heap)));
        return new RowResult(
            $"The same page as circuits, in {settings.Tabs} tabs",
            $"The overview by `live.js` against a bare Blazor Server application whose one page renders the very same region components (`OverviewRegions` of each snapshot, made once for all circuits; a region whose model is equal is not rendered again). " +
            $"Both in one process, fed by the same snapshots, one after the other, order alternated, {settings.Rounds} process(es); {settings.Tabs} tabs of a real Chromium {version} each (320 × 200 pixels), windows of {Window(settings).TotalSeconds} s with a snapshot each 3 s. " +
            "CPU is of the server's process with viewers less without; memory is the managed heap after a forced collection, with viewers less without. Of ours so few tabs cost less than the noise, which is " +
            $"reported; the ratio takes ours from {settings.Crowd:N0} connections in the same process. Here the circuits stand as the floor.",
            [
                Of($"CPU a viewer, ms in a window (ours: {settings.Crowd:N0} viewers)", use => use.Cpu, 30, crowd),
                Of($"memory a viewer, kB of heap (ours: {settings.Crowd:N0} viewers)", use => use.Heap, 20, crowd),
                Of($"CPU a viewer, ms in a window (ours: {settings.Tabs} tabs, below the noise)", use => use.Cpu, 0, live),
                Of($"memory a viewer, kB of heap (ours: {settings.Tabs} tabs, below the noise)", use => use.Heap, 0, live),
                Of($"resident memory a viewer, kB (ours: {settings.Crowd:N0} viewers)", use => use.Resident, 0, crowd),
                new Figure("EXTRAPOLATED to 1,000 viewers: CPU, % of a core", Median.Of(crowd.Select(use => use.Cpu)) * 100 / Window(settings).TotalMilliseconds * 1000, cpu * 100 / Window(settings).TotalMilliseconds * 1000),
                new Figure("EXTRAPOLATED to 1,000 viewers: heap, MB", Median.Of(crowd.Select(use => use.Heap)), heap),
            ]);
    }

    /// <param name="Cpu">Milliseconds a viewer in a window.</param>
    /// <param name="Heap">Kilobytes a viewer after a collection.</param>
    /// <param name="Resident">Resident kilobytes a viewer.</param>
    private sealed record Use(double Cpu, double Heap, double Resident);
}
