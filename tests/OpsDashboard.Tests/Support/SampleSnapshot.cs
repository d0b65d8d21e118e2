using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>A small valid snapshot, made by hand; tests change one thing with <c>with</c>.</summary>
static class SampleSnapshot
{
    public static readonly DateTimeOffset At = new(2025, 9, 15, 18, 41, 0, TimeSpan.Zero);

    public static DashboardSnapshot Create(long version = 1) => new(
        version,
        At,
        "build-1",
        new DemoClock(60, At, At.AddMinutes(-1), Paused: false),
        [new SourceState("cloud-monitoring", SourceStatus.Ok, At, null), new SourceState("sql-probe", SourceStatus.Off, null, null)],
        [Tile("connector-cpu", 0.97, TileStatus.Critical), Tile("error-rate", 12, TileStatus.Warning)],
        [Incident()]);

    public static Tile Tile(string id, double? value, TileStatus status = TileStatus.Ok) => new()
    {
        Id = id,
        Title = $"Title of {id}",
        Unit = "%",
        Value = value,
        Status = status,
        Reason = status is TileStatus.Ok ? null : "above its threshold <script>alert(1)</script>",
        DataTime = At.AddMinutes(-4),
        FetchTime = At,
        ExpectedDelaySeconds = 240,
        WindowSeconds = 600,
        Thresholds = new TileThresholds(0.8, 0.95, ThresholdDirection.Above),
        Points = [new TilePoint(1757961600, value), new TilePoint(1757961660, null), new TilePoint(1757961720, 20)],
    };

    public static Incident Incident(int number = 7) => new()
    {
        Number = number,
        Title = "Checkout slow",
        Severity = "P1",
        State = IncidentState.Open,
        Attempt = 1,
        OpenedAt = At.AddDays(-1),
        Determination = new Determination("infrastructure", "the connector is full"),
        Sentence = "NOT FIXED. Held by: connector.",
        CriteriaMet = 0,
        CriteriaTotal = 1,
        Horizons = [new Horizon("h24", "24 hours", At.AddDays(-1), At, [Criterion()])],
        Whys = [new Why(1, "Why?", WhyState.Confirmed, [new Check("c", "Check", CheckState.Holds, "above 1", "2.5", At)])],
        Actions = [new IncidentAction("a", "P0", "infra", "Do it", ActionState.Open, null, At.AddHours(18), "success", null)],
        Answer = new Answer(Verdict.NotMet, "NOT FIXED.", "Held by: connector.", "", "", null, null, null),
        Path = [],
    };

    private static Criterion Criterion() => new()
    {
        Id = "success",
        Title = "80 % succeed",
        Verdict = Verdict.NotMet,
        Reason = "0 of 108",
        Measured = 0,
        Objective = 0.8,
        Good = 0,
        Total = 108,
        WindowStart = At.AddHours(-1),
        WindowEnd = At,
    };
}
