using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using OpsDashboard.Benchmarks.Rows;
using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Journal.Store;
using OpsDashboard.Live;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>The real program, pages, hub and loop, inside this tool, so that a row can do what the program as shipped cannot be asked for:
/// publish faster than once a second, collect garbage, tell when its source answered. Ends when its input closes.</summary>
static class DrivenProgram
{
    public const string Command = "driven-program";

    // Stamps of a row that runs for minutes; the oldest are dropped.
    private const int MostStamps = 5_000;

    /// <param name="timeScale">Incident seconds a real second. Tiny: after its first cycle it does not poll for an hour.</param>
    public static async Task<int> RunAsync(double timeScale)
    {
        var options = Shipped.Options();
        options = options with { Emulator = options.Emulator with { TimeScale = timeScale }, Live = new LiveOptions { Viewers = 100_000, ViewersPerAddress = 100_000 } };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "OpsDashboard", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var journal = JournalLocation.Open(options, AppContext.BaseDirectory, TimeProvider.System);
        await journal.PrepareAsync(CancellationToken.None);
        var clock = DashboardHost.Clock(options, TimeProvider.System);
        await using var emulator = await EmulatorServer.StartAsync(options.Emulator, () => clock.Now, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0");
        await using var source = await StampingSource.StartAsync(emulator.Address);
        var demo = new DemoWorld(clock.Scenario!, emulator.Controls);
        await using var app = DashboardHost.Build(builder, options, clock, journal, source.Address, demo, emulator.RestAddress);
        var feed = app.Services.GetRequiredService<SnapshotFeed>();
        using var stop = new CancellationTokenSource();
        var stamps = new ConcurrentQueue<(long Version, long AnsweredAt)>();
        var stamping = StampAsync(feed, source, stamps, stop.Token);
        await app.StartAsync();
        await using var circuits = await CircuitServer.StartAsync(feed, new MetricSource(options.CloudMonitoring.ProjectId));
        Console.WriteLine($"Driven program at {app.Urls.Single()}");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            Console.WriteLine($"= {await AnswerAsync(line.Split(' '), feed, app, circuits, stamps)}");
        }

        await stop.CancelAsync();
        await stamping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task<string> AnswerAsync(
        string[] words, SnapshotFeed feed, WebApplication app, WebApplication circuits, ConcurrentQueue<(long Version, long AnsweredAt)> stamps)
    {
        switch (words)
        {
            case ["circuits"]:
                return circuits.Urls.Single();
            case ["memory"]:
                // Three times: what finalizers let go is collected by the next one.
                for (var i = 0; i < 3; i++)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    GC.WaitForPendingFinalizers();
                }

                return GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture);
            case ["stamps"]:
                return JsonSerializer.Serialize(stamps.Select(stamp => new[] { stamp.Version, stamp.AnsweredAt }));
            case ["publish", var count, var milliseconds]:
                await PublishAsync(feed, app.Services.GetRequiredService<LiveRenderer>(), int.Parse(count, CultureInfo.InvariantCulture), int.Parse(milliseconds, CultureInfo.InvariantCulture));
                return $"{feed.Current?.Version}";
            default:
                return $"unknown command {words[0]}";
        }
    }

    // Every tile changes each time, and each value comes back, so that nothing grows but by a fault.
    private static async Task PublishAsync(SnapshotFeed feed, LiveRenderer renderer, int count, int milliseconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
        for (var i = 0; i < count && feed.Current is { } now; i++)
        {
            var step = now.Version % 50;
            var next = now with { Version = now.Version + 1, Tiles = now.Tiles.Select(tile => tile with { Value = step + (tile.Id.Length / 10.0) }).ToValueList() };
            feed.Publish(next);

            // Each one is rendered and sent, none dropped between feed and hub.
            await renderer.WaitAsync(OverviewRegions.Name, next.Version, TimeSpan.FromSeconds(10), CancellationToken.None);
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task StampAsync(SnapshotFeed feed, StampingSource source, ConcurrentQueue<(long Version, long AnsweredAt)> stamps, CancellationToken stop)
    {
        await foreach (var snapshot in feed.Watch(stop))
        {
            stamps.Enqueue((snapshot.Version, source.AnsweredAt));
            if (stamps.Count > MostStamps)
            {
                stamps.TryDequeue(out _);
            }
        }
    }
}
