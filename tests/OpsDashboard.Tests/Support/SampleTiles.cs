using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Support;

/// <summary>Tiles of a service behind a connector, with plausible curves.</summary>
static class SampleTiles
{
    public static ValueList<Tile> Outage() =>
    [
        Tile("connector-latency", "Connector latency p95", "s", 25, TileStatus.Critical, "above 20 s; cut off by the timeout of 25 s", Rising(1.5, 25, 25), lead: true) with { Bound = Bound.AtLeast, Counted = 0, Total = 390 },
        Tile("connector-cpu", "Connector CPU p95", "%", 97.2, TileStatus.Critical, "above 90 % for 5 of 5 points", Rising(41, 97, 100), lead: true, warning: 80, critical: 90),
        Tile("sql-pool-utilisation", "SQL connections of limit", "%", 71, TileStatus.Warning, "above 70 % for 4 of 5 points", Rising(22, 71, 100), lead: true, warning: 70, critical: 80),
        Tile("startup-success-rate", "Startup success", "%", 0, TileStatus.Critical, "0 of 108 starts succeeded, must be above 80 %", Rising(100, 0, 100), lead: true, warning: 95, critical: 80, below: true) with { Counted = 0, Total = 108 },
        Tile("error-rate", "Error entries", "per min", 6.59, TileStatus.Critical, "above 5 per min", Rising(0.1, 6.6, 12), lead: true, warning: 1, critical: 5),
        Tile("container-restarts", "Container exits, code 3", "in 1 h", 108, TileStatus.Critical, "above 0", Rising(0, 108, 140), lead: true, critical: 1),
        Tile("connector-instances", "Connector instances", "of 3", 3, TileStatus.Warning, "at the maximum since 12:52", Rising(2, 3, 3), warning: 3),
        Tile("connector-throughput", "Connector throughput", "Mbit/s", 308, TileStatus.Critical, "above 300 Mbit/s, documented for 3 × e2-micro", Rising(180, 308, 320), warning: 240, critical: 300),
        Tile("sql-connect-time", "Connection time p50", "s", 25, TileStatus.Critical, "slower than the objective of 20 s", Rising(2, 25, 25), warning: 10, critical: 20) with { Bound = Bound.AtLeast },
        Tile("phase-1-duration", "1 init p95", "s", 0.41, TileStatus.Ok, null, Rising(0.4, 0.41, 1), critical: 5),
        Tile("phase-2-duration", "2 dependencies p95", "s", 1.18, TileStatus.Ok, null, Rising(1.2, 1.18, 2), critical: 8),
        Tile("phase-3-duration", "3 database p95", "s", 25, TileStatus.Critical, "108 of 108 reach the timeout", Rising(3, 25, 25), critical: 20) with { Bound = Bound.AtLeast },
        NotReached("phase-4-duration", "4 cache p95"),
        NotReached("phase-5-duration", "5 services p95"),
        NotReached("phase-6-duration", "6 websocket p95"),
        NotReached("phase-7-duration", "7 finalize p95"),
    ];

    public static ValueList<Tile> Green() => Outage()
        .Select(tile => tile with
        {
            Status = TileStatus.Ok,
            Bound = null,
            Reason = tile.Unit == "in 1 h" ? "none since 18:12" : null,
            Value = tile.Unit switch { "%" => tile.Thresholds.Direction is ThresholdDirection.Below ? 100 : 38.2, "in 1 h" => 0, "Mbit/s" => 191, _ => 1.4 },
            Counted = tile.Counted is null ? null : 31,
            Total = tile.Total is null ? null : 31,
            Points = tile.Points.Count > 0 ? Line(i => tile.Thresholds.Direction is ThresholdDirection.Below ? 100 : 1 + ((i % 4) * 0.2)) : [],
        })
        .ToValueList();

    private static Tile NotReached(string id, string title) =>
        Tile(id, title, "s", null, TileStatus.NotReached, "0 of 108 starts passed phase 3", []);

    private static Tile Tile(
        string id, string title, string unit, double? value, TileStatus status, string? reason, ValueList<TilePoint> points,
        bool lead = false, double? warning = null, double? critical = null, bool below = false) => new()
        {
            Id = id,
            Title = title,
            Unit = unit,
            Value = value,
            Status = status,
            Reason = reason,
            DataTime = SampleSnapshots.At.AddMinutes(-4),
            FetchTime = SampleSnapshots.At,
            ExpectedDelaySeconds = 240,
            WindowSeconds = 3600,
            Thresholds = new TileThresholds(warning, critical, below ? ThresholdDirection.Below : ThresholdDirection.Above),
            Points = points,
            Lead = lead,
            Filter = $"metric.type = \"custom.googleapis.com/{id}\" AND resource.type = \"cloud_run_revision\"",
            Help = "What this number means, and what it does not, in one or two sentences.",
        };

    private static ValueList<TilePoint> Rising(double from, double to, double limit) => Line(i =>
    {
        var share = 1 / (1 + Math.Exp(-(i - 24) / 4.0));
        return Math.Clamp(from + ((to - from) * share) + (Math.Abs(to - from) * 0.04 * Math.Sin(i * 1.7) * share), 0, limit);
    });

    private static ValueList<TilePoint> Line(Func<int, double> value) => Enumerable.Range(0, 60)
        .Select(i => new TilePoint(SampleSnapshots.At.AddMinutes(i - 63).ToUnixTimeSeconds(), i is > 30 and < 35 ? null : Math.Round(value(i), 2)))
        .ToValueList();
}
