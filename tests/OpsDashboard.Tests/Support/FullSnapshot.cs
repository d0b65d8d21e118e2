using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>Snapshots with every member of the contract set, and with every optional one absent.</summary>
static class FullSnapshot
{
    public static readonly DateTimeOffset At = new(2026, 3, 2, 10, 15, 30, 500, TimeSpan.Zero);

    public static DashboardSnapshot Full { get; } = new(
        1_772_445_600_000,
        At,
        "0.1.0",
        new DemoClock(60, At, At.AddHours(-1), Paused: false),
        [new SourceState("cloud-monitoring", SourceStatus.Partial, At, "2 of 9 queries failed"), new SourceState("sql-probe", SourceStatus.Off, null, null)],
        [
            new Tile
            {
                Id = "payment-latency",
                Title = "Payment call, p95",
                Unit = "s",
                Value = 8.25,
                Bound = Bound.AtLeast,
                Status = TileStatus.Critical,
                Reason = "above 3 s",
                DataTime = At.AddMinutes(-3),
                FetchTime = At,
                ExpectedDelaySeconds = 120,
                WindowSeconds = 1800,
                Thresholds = new TileThresholds(2, 3, ThresholdDirection.Above),
                Points = [new TilePoint(At.ToUnixTimeSeconds() - 60, null), new TilePoint(At.ToUnixTimeSeconds(), 8.25)],
            },
        ],
        [Incident(new Criterion
        {
            Id = "payment-within-3s",
            Title = "Payment answers within 3 s",
            Verdict = Verdict.NotMet,
            Reason = "71 % of 240, at least 95 % needed",
            Measured = 71.25,
            Objective = 95,
            Unit = "%",
            Good = 171,
            Total = 240,
            WindowStart = At.AddMinutes(-33),
            WindowEnd = At.AddMinutes(-3),
            DecidableAt = At.AddMinutes(20),
            Overdue = true,
            Since = At.AddMinutes(-10),
            Revisions = [new VerdictRevision("payment-within-3s", At.AddMinutes(-14), Verdict.TooEarly, Verdict.NotMet, At.AddMinutes(-11), At.AddMinutes(-6), 3)],
        })]);

    /// <summary>Nothing known, nothing watched for long.</summary>
    public static DashboardSnapshot Bare { get; } = new(
        1_772_445_600_001,
        At,
        "0.1.0",
        Demo: null,
        [new SourceState("cloud-monitoring", SourceStatus.Unreachable, null, "no answer")],
        [
            new Tile
            {
                Id = "payment-latency",
                Title = "Payment call, p95",
                Unit = "s",
                Status = TileStatus.NoData,
                Thresholds = new TileThresholds(null, null, ThresholdDirection.Above),
            },
        ],
        [Incident(new Criterion { Id = "payment-within-3s", Title = "Payment answers within 3 s", Verdict = Verdict.CannotTell })]);

    private static Incident Incident(Criterion criterion) => new()
    {
        Number = 4711,
        Title = "Checkout is slow",
        Severity = "P1",
        State = IncidentState.Open,
        Attempt = 1,
        OpenedAt = At.AddHours(-1),
        Determination = new Determination("capacity", "payment is slow while the order queue is full"),
        Sentence = "NOT FIXED.",
        CriteriaMet = 0,
        CriteriaTotal = 1,
        Horizons = [new Horizon("first-hour", "Within two hours", At.AddHours(-1), At.AddHours(1), [criterion])],
        Whys = [new Why(1, "Why?", WhyState.NotConfirmed, [new Check("queue", "Queue full", CheckState.Fails, "≥ 100 %", "40 %", At)])],
        Actions = [new IncidentAction("raise-cap", "P0", "orders", "More workers", ActionState.InProgress, "ops", At, "payment-within-3s", "not moved")],
        Answer = new Answer(Verdict.NotMet, "NOT FIXED.", "", "", "", null, null, null),
        Path = [],
    };
}
