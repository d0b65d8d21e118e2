using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Rows;

namespace OpsDashboard.Benchmarks;

/// <summary>What can be measured. A row starts what it needs and ends it again.</summary>
static class AllRows
{
    private static readonly (string Name, Func<Settings, CancellationToken, Task<RowResult>> Measure)[] Rows =
    [
        ("evaluation", EvaluationRow.MeasureAsync),
        ("poll", PollRow.MeasureAsync),
        ("page", PageRow.MeasureAsync),
        ("start", StartRow.MeasureAsync),
        ("rest", RestRow.MeasureAsync),
        ("fan-out", FanOutRow.MeasureAsync),
        ("views", ViewsRow.MeasureAsync),
        ("slow", SlowRow.MeasureAsync),
        ("storm", StormRow.MeasureAsync),
        ("circuits", CircuitsRow.MeasureAsync),
        ("pixel", PixelRow.MeasureAsync),
        ("snapshots", SnapshotsRow.MeasureAsync),
        ("emulator", EmulatorRow.MeasureAsync),
        ("journal", JournalRow.MeasureAsync),
        ("links", LinksRow.MeasureAsync),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    public static Task<RowResult> MeasureAsync(string name, Settings settings, CancellationToken token) =>
        Rows.First(row => row.Name == name).Measure(settings, token);
}
