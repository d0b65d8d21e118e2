using System.Globalization;

namespace OpsDashboard.BrowserTests.Soak;

/// <summary>A wall that hangs for long: server, source and browser are measured as time goes by, and must not grow. A short form that only shows
/// that the measuring works; <c>tests/drill soak HOURS</c> measures.</summary>
/// <remarks>Two walls side by side: one of a server whose source is a program of its own, polled every 10 s, as in production; one of the demo,
/// which has its source inside and a new snapshot each second, to get through many snapshots.</remarks>
public sealed class SoakTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Wall_ThatHangsForLong_DoesNotGrow()
    {
        await using var source = ChildProgram.Start("OpsDashboard.Emulator", "--urls=http://127.0.0.1:0");
        var endpoint = await source.AddressAsync();
        using var journal = new TemporaryFolder();
        await using var polling = await Dashboard.StartAsync(
            0, $"--CloudMonitoring:Endpoint={endpoint.ToString().TrimEnd('/')}", "--CloudMonitoring:PollInterval=00:00:10", $"--Journal:ConnectionString=Data Source={journal.PathOf("soak.db")}");
        await using var demo = await Dashboard.StartAsync();
        var walls = new[]
        {
            new Wall("polling", await OpenAsync("/wall", Screen.Desk, polling.Address), [("server", polling.ProcessId), ("source", source.ProcessId)]),
            new Wall("demo", await OpenAsync("/wall", Screen.Desk, demo.Address), [("server", demo.ProcessId)]),
        };
        foreach (var wall in walls)
        {
            await wall.WatchAsync();
        }

        var hours = Hours();
        if (hours is { } asked)
        {
            await MeasureAsync(walls, TimeSpan.FromHours(asked));
        }
        else
        {
            // As many as it takes to tell a slope; each after something was painted.
            for (var sample = 0; sample < 4; sample++)
            {
                await walls[1].PaintedAsync();
                await Task.WhenAll(walls.Select(wall => wall.SampleAsync()));
            }
        }

        var report = SoakReport.Of(walls, TimeProvider.System.GetUtcNow());
        output.WriteLine(report);
        if (hours is not null)
        {
            // Slopes of seconds mean nothing.
            Console.WriteLine(report);
        }

        Assert.All(walls, wall => Assert.Equal(0, wall.Last.TimesLost));
        // Once a day a wall loads itself anew, on purpose.
        Assert.All(walls, wall => Assert.InRange(wall.Last.Loads, 0, (int)((hours ?? 0) / 24)));
        Assert.True(walls[1].Last.Painted >= 4, "hardly anything was painted: this proves nothing");
        Assert.All(walls.SelectMany(wall => wall.Samples), sample => Assert.All(sample.Values, value => Assert.True(value.Value > 0, $"{value.Key} was not measured")));
    }

    /// <summary>How long: the drill says so, otherwise the short form runs.</summary>
    private static double? Hours() => Environment.GetEnvironmentVariable("OPSDASHBOARD_SOAK_HOURS") is { Length: > 0 } hours
        ? double.Parse(hours, CultureInfo.InvariantCulture)
        : null;

    private static async Task MeasureAsync(Wall[] walls, TimeSpan length)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        do
        {
            foreach (var wall in walls)
            {
                var sample = await wall.SampleAsync();
                Console.WriteLine($"{sample.At:HH:mm:ss} {wall.Name}: {string.Join(", ", sample.Values.Select(value => $"{value.Key} {value.Value:0.##}"))}, painted {sample.Painted}");
            }
        }
        while (TimeProvider.System.GetElapsedTime(started) < length && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }
}
