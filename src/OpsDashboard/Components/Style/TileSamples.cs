using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Style;

/// <summary>Invented signals in every state, for <c>/style</c>.</summary>
static class TileSamples
{
    /// <summary>Incident time of all samples.</summary>
    public static readonly DateTimeOffset At = new(2025, 9, 15, 18, 40, 0, TimeSpan.Zero);

    /// <summary>A tile in each status, and with what strains its room.</summary>
    public static IReadOnlyList<Tile> All { get; } =
    [
        Tile("ok", "Connections of limit", "%", 38.2, TileStatus.Ok, null, Wave(30, 40)),
        Tile("warning", "Connections of limit", "%", 71, TileStatus.Warning, "above 70 % for 4 of 5 points", Wave(22, 71)),
        Tile("critical", "Connector CPU p95", "%", 97.2, TileStatus.Critical, "above 90 % for 5 of 5 points", Wave(41, 97)),
        Tile("at-least", "Connector latency p95", "s", 25, TileStatus.Critical, "cut off by the timeout of 25 s", Wave(2, 25)) with { Bound = Bound.AtLeast },
        Tile("share", "Startup success", "%", 0, TileStatus.Critical, "0 of 108 starts succeeded, must be above 80 %", Wave(100, 0)) with { Counted = 0, Total = 108 },
        Tile("not-reached", "Phase 4 cache p95", "s", null, TileStatus.NotReached, "0 of 108 starts passed phase 3", []),
        Tile("stale", "Throughput", "Mbit/s", 308, TileStatus.Stale, "newest data 18:02, usual delay 4 min", Wave(180, 308)) with { LateMinutes = 34, DataTime = At.AddMinutes(-38) },
        Tile("no-data", "Client pool in use", "%", null, TileStatus.NoData, "no series matched for 30 min", []) with { DataTime = null },
        Tile("error", "Error entries", "per min", 6.59, TileStatus.Error, "permission denied: the account lacks monitoring.timeSeries.list", Wave(1, 6.6)),
        Tile("gaps", "Series with gaps", "ms", 12.5, TileStatus.Ok, "none since 18:12", Gaps()),
        Tile("long", "A title that somebody wrote as a whole sentence about what is measured where and why", "connections", 4, TileStatus.Ok, "a reason with one very long word: monitoring.googleapis.com/uptime_check/request_latency_by_checker_location", Wave(3, 4)),
        Tile("huge", "Bytes received", "bytes", 9_876_543_210_123, TileStatus.Warning, "above 9,000,000,000,000 bytes", Wave(1e12, 9.8e12)),
        Tile("negative", "Clock skew", "ms", -184.25, TileStatus.Ok, null, Wave(20, -184)),
    ];

    /// <summary>One tile of <see cref="All"/>.</summary>
    public static Tile Of(string id) => All.First(tile => tile.Id == $"sample-{id}");

    private static Tile Tile(string id, string title, string unit, double? value, TileStatus status, string? reason, ValueList<TilePoint> points) => new()
    {
        Id = $"sample-{id}",
        Title = title,
        Unit = unit,
        Value = value,
        Status = status,
        Reason = reason,
        DataTime = At.AddMinutes(-4),
        FetchTime = At,
        ExpectedDelaySeconds = 240,
        WindowSeconds = 3600,
        Thresholds = new TileThresholds(null, value > 0 ? value * 0.9 : null, ThresholdDirection.Above),
        Points = points,
        Filter = $"metric.type = \"custom.googleapis.com/{id}\"",
        Help = "What this number means, and what it does not.",
    };

    private static ValueList<TilePoint> Wave(double from, double to) => Line(i => from + ((to - from) / (1 + Math.Exp((28 - i) / 5d))) + (Math.Abs(to - from) * 0.05 * Math.Sin(i * 1.3)));

    private static ValueList<TilePoint> Gaps() => Line(i => i % 20 is 4 or 5 or 6 or 12 ? null : 8 + (i % 7));

    private static ValueList<TilePoint> Line(Func<int, double?> value) => Enumerable.Range(0, 60)
        .Select(i => new TilePoint(At.AddMinutes(i - 63).ToUnixTimeSeconds(), value(i)))
        .ToValueList();
}
