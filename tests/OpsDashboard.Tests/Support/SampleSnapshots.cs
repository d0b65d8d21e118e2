using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>Hand-made snapshots of the states that pages must show; invented numbers of an invented system.</summary>
public static class SampleSnapshots
{
    public static readonly DateTimeOffset At = new(2025, 9, 15, 18, 40, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Opened = At.AddHours(-5).AddMinutes(-40);

    private static readonly TileThresholds Latency = new(10, 20, ThresholdDirection.Above);

    /// <summary>Everything that depends on the database is down.</summary>
    public static DashboardSnapshot Outage()
    {
        var tiles = SampleTiles.Outage();
        return Snapshot(tiles, [SampleIncident.Outage(tiles, Opened)]);
    }

    /// <summary>The same with a second, smaller incident.</summary>
    public static DashboardSnapshot TwoIncidents()
    {
        var tiles = SampleTiles.Outage();
        var second = SampleIncident.Green(tiles, Opened) with { Number = 1301, Title = "Chat latency", Severity = "P2" };
        return Snapshot(tiles, [second, SampleIncident.Outage(tiles, Opened)]);
    }

    /// <summary>All well, all met.</summary>
    public static DashboardSnapshot Green()
    {
        var tiles = SampleTiles.Green();
        return Snapshot(tiles, [SampleIncident.Green(tiles, Opened)]);
    }

    /// <summary>The source answers nothing.</summary>
    public static DashboardSnapshot SourceDown()
    {
        const string Reason = "permission denied: the account lacks monitoring.timeSeries.list on sample-project";
        var tiles = SampleTiles.Outage()
            .Select((tile, index) => tile with
            {
                Status = (index % 3) switch { 0 => TileStatus.Error, 1 => TileStatus.Stale, _ => TileStatus.NoData },
                Reason = (index % 3) switch { 0 => Reason, 1 => "late: newest data 18:02, usual delay 4 min", _ => "no series matched for 30 min" },
                Value = index % 3 == 2 ? null : tile.Value,
                DataTime = index % 3 == 2 ? null : At.AddMinutes(-38),
                Points = index % 3 == 2 ? [] : tile.Points,
            })
            .ToValueList();
        var incident = SampleIncident.Blind(tiles, Opened, Reason);
        return Snapshot(tiles, [incident]) with
        {
            Sources =
            [
                Source("cloud-monitoring", SourceStatus.Denied, Reason) with
                {
                    LastSuccess = At.AddMinutes(-38),
                    Faults = [new QueryFault("connector-cpu", "metric.type = \"vpcaccess.googleapis.com/connector/cpu/utilizations\"", Reason)],
                },
                Source("cloud-configuration", SourceStatus.Off, "cloud configuration not read yet") with { LastSuccess = null, Queries = 0, SeriesReturned = 0 },
                Source("sql-probe", SourceStatus.Unreachable, "no answer within 10 s"),
            ],
        };
    }

    /// <summary>Minutes after a fix was declared: the windows are not covered yet.</summary>
    public static DashboardSnapshot TooEarly()
    {
        var tiles = SampleTiles.Green();
        return Snapshot(tiles, [SampleIncident.Early(tiles, Opened)]);
    }

    /// <summary>Signals without an incident.</summary>
    public static DashboardSnapshot NoIncident() => Snapshot(SampleTiles.Green(), []);

    public static Tile Tile(string id = "sql-connect-time", TileStatus status = TileStatus.Critical, double? value = 27.4, string? reason = "above 20 s for 5 of 5 points") => new()
    {
        Id = id,
        Title = "Connect time p95",
        Unit = "s",
        Value = value,
        Status = status,
        Reason = reason,
        DataTime = At.AddMinutes(-4),
        FetchTime = At,
        ExpectedDelaySeconds = 240,
        WindowSeconds = 3600,
        Thresholds = Latency,
        Points = [new(0, 1), new(60, 2), new(120, null), new(180, 4), new(240, 5)],
        Filter = "metric.type = \"custom.googleapis.com/it's\"",
        Help = "How long a connection takes.",
    };

    public static DashboardSnapshot Snapshot(ValueList<Tile> tiles, ValueList<Incident> incidents) => new(
        1_757_961_600_000,
        At,
        "sample",
        new DemoClock(60, At, At.AddHours(-1), Paused: false),
        [
            Source("cloud-monitoring", SourceStatus.Ok, null),
            Source("cloud-configuration", SourceStatus.Off, "cloud configuration not read yet"),
            Source("sql-probe", SourceStatus.Off, null),
        ],
        tiles,
        incidents);

    private static SourceState Source(string id, SourceStatus status, string? error) => new(id, status, At, error)
    {
        Queries = 31,
        SeriesReturned = 84,
        Where = "http://127.0.0.1:41235 (emulator), project sample-project",
    };
}
