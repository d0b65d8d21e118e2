using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>The hand-made outage with the phases of its starts.</summary>
static class SamplePhases
{
    public static readonly DateTimeOffset At = SampleSnapshots.At;

    public static Phases Broken { get; } = new(
        [
            new PhaseRow(Tile("plan", "Phase 1 plan", TileStatus.Ok), new(0.6, null, 0.5, 1), new(0.96, null, 0.5, 1), new(1, null, 0.5, 1), 0, 12, null),
            new PhaseRow(Tile("connect", "Phase 2 connect", TileStatus.Critical), Quantile.AtLeast(25), Quantile.AtLeast(25), Quantile.AtLeast(25), 12, 12, 25),
            new PhaseRow(Tile("serve", "Phase 3 serve", TileStatus.NotReached), default, default, default, 0, 0, null),
        ],
        new TimeoutHistory(
            At.AddHours(-4), At, TimeSpan.FromHours(1), "Phase 2 connect", "s",
            [new(At.AddHours(-3).ToUnixTimeSeconds(), 2, false), new(At.AddHours(-2).ToUnixTimeSeconds(), null, false), new(At.AddHours(-1).ToUnixTimeSeconds(), 10, true), new(At.ToUnixTimeSeconds(), 25, true)],
            [new TimeoutStep(At.AddHours(-4), 10), new TimeoutStep(At.AddMinutes(-40), 25)],
            Failure: null),
        new StartLog(
            [
                new StartRun("b", At.AddMinutes(-1), "rev-2<b>", false, "failure", "3", [new("1 plan", 0.5, true, null, null), new("2 connect", 25, false, "connection-timeout", 25)]),
                new StartRun("a", At.AddMinutes(-9), "rev-1", true, "success", "0", [new("1 plan", 0.5, true, null, null), new("2 connect", 2, true, null, 25), new("3 serve", 1, true, null, null)]),
                new StartRun("c", At.AddMinutes(-10), null, null, null, null, [new("1 plan", 0.5, true, null, null)]),
            ],
            TimeSpan.FromHours(6),
            Failure: null));

    public static DashboardSnapshot Snapshot(Phases? phases)
    {
        var outage = SampleSnapshots.Outage();
        return outage with { Incidents = [outage.Incidents[0] with { Phases = phases }] };
    }

    private static Tile Tile(string id, string title, TileStatus status) =>
        SampleSnapshots.Tile(id, status, reason: status == TileStatus.NotReached ? "0 of 12 passed Phase 2 connect" : null) with { Title = title };
}
