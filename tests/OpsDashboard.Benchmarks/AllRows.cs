using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Rows;

namespace OpsDashboard.Benchmarks;

/// <summary>What can be measured. A row starts what it needs and ends it again.</summary>
static class AllRows
{
    // Beside what settings make them wait: starts, connecting, browsers. Seconds as they were on two cores.
    private static readonly Row[] Rows =
    [
        new("evaluation", EvaluationRow.MeasureAsync, _ => 20),
        new("poll", PollRow.MeasureAsync, _ => 10),
        new("page", PageRow.MeasureAsync, _ => 5),
        new("start", StartRow.MeasureAsync, all => 5 * all.Pairs),
        new("rest", RestRow.MeasureAsync, all => all.Rounds * (3 + (5 * Seconds(all.Warm)))),
        new("fan-out", FanOutRow.MeasureAsync, all => ((2 * all.Pairs) + 1) * OfSample(all, all.Viewers) + Seconds(all.Warm + (1.5 * all.Window))),
        new("views", ViewsRow.MeasureAsync, all => 3 * all.Rounds * OfSample(all, [all.Crowd])),
        new("slow", SlowRow.MeasureAsync, all => 15 + Seconds(all.Warm) + (all.Pairs * 3 * Seconds(all.Window))),
        new("storm", StormRow.MeasureAsync, all => 20 + (all.Viewers[^1] / 200) + (2 * Seconds(all.Warm))),
        new("circuits", CircuitsRow.MeasureAsync, all => all.Rounds * (180 + Seconds(all.Warm + (18 * all.Window)))),
        new("pixel", PixelRow.MeasureAsync, all => 15 + Seconds((2 * all.Warm) + (2 * all.Pairs * all.Window))),
        new("snapshots", SnapshotsRow.MeasureAsync, all => 30 + (all.Snapshots / 40)),
        new("emulator", EmulatorRow.MeasureAsync, all => 10 * all.Pairs),
        new("journal", JournalRow.MeasureAsync, _ => 30),
        new("links", LinksRow.MeasureAsync, _ => 60),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>About how long a row takes on a quiet machine.</summary>
    public static TimeSpan Estimate(string name, Settings settings) => TimeSpan.FromSeconds(Find(name).Estimate(settings));

    public static Task<RowResult> MeasureAsync(string name, Settings settings, CancellationToken token) => Find(name).Measure(settings, token);

    // Of a fan-out's process: see FanOutSample.
    private static int OfSample(Settings settings, IReadOnlyList<int> sizes) =>
        5 + (sizes[^1] / 300) + Seconds(settings.Warm + settings.Window + (sizes.Count * settings.Window)) + (3 * (sizes.Count + 1));

    private static int Seconds(TimeSpan span) => (int)span.TotalSeconds;

    private static Row Find(string name) => Rows.First(row => row.Name == name);

    private sealed record Row(string Name, Func<Settings, CancellationToken, Task<RowResult>> Measure, Func<Settings, int> Estimate);
}
