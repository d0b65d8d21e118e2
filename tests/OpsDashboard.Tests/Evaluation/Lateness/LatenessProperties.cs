using CsCheck;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>For any data that arrive in any order: what is said equals the oracle's word on what is visible, and what was said
/// earlier is turned until it equals the oracle's word on all.</summary>
public sealed class LatenessProperties
{
    private const int Cycles = World.Last;
    private const int UntilAllArrived = Cycles + 16;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(Oracle.WindowMinutes);

    private static readonly CriterionOptions[] Criteria =
    [
        Success() with { Window = Window, MinimumTotal = Oracle.MinimumTotal },
        Zero with { Window = Window },
        ShortQueue with { Window = Window },
        Success() with { Id = "within", Signal = "duration", Window = Window, MinimumTotal = Oracle.MinimumTotal, Within = 3, Objective = new() { Is = Comparison.AtLeast, Than = 75 } },
    ];

    [Fact]
    public void VerdictsAndTiles_AtEachTime_AreTheOraclesOnWhatIsVisible() => World.Any.Sample(
        world =>
        {
            var options = Options(world);
            var replay = world.Replay(new Replay(options));
            for (var minute = 0; minute <= Cycles; minute += 3)
            {
                var result = replay.Visible(Replay.CycleTime(minute)).Evaluate(options, Replay.CycleTime(minute));
                if (Replay.CycleTime(minute) < options.Incidents[0].OpenedAt)
                {
                    Assert.True(result.Incidents[0].IsScheduled);
                    continue;
                }

                var oracle = new Oracle(world, minute, minute);

                Assert.Equal(Verdicts(oracle), result.Incidents[0].Horizons[0].Criteria.Select(criterion => criterion.Verdict));
                Assert.All(result.Tiles, tile => Assert.Equal(oracle.Tile(tile.Id), tile.Status is TileStatus.Stale or TileStatus.NoData ? tile.Status : null));
            }
        },
        iter: 1000);

    [Fact]
    public void JudgedWindows_AfterAllPointsArrived_AreTheOraclesOnTheWhole() => World.Any.Sample(
        world =>
        {
            var replay = world.Replay(new Replay(Options(world)));
            replay.Cycles(0, UntilAllArrived);

            // What is due waits its turn; time goes on without news.
            for (var cycle = UntilAllArrived + 1; replay.AskedAgain > 0; cycle++)
            {
                replay.Cycles(cycle, cycle);
            }

            foreach (var history in replay.Hindsight.Histories)
            {
                Assert.All(history.Windows, window => Assert.Equal(
                    Of(new Oracle(world, MinuteOf(window.Now), int.MaxValue), history.Criterion.Id), window.Verdict));
            }
        },
        iter: 100);

    [Fact]
    public void Revisions_TellFromAndTo_AsTheOracleSawThem() => World.Any.Sample(
        world =>
        {
            var replay = world.Replay(new Replay(Options(world)));
            for (var cycle = 0; cycle <= Cycles; cycle++)
            {
                replay.Cycles(cycle, cycle);
                var revised = replay.Hindsight.Histories.SelectMany(history => history.Revisions).Where(one => one.RevisedAt == Replay.CycleTime(cycle));

                Assert.All(revised, one =>
                {
                    var end = (int)(one.WindowEnd - End).TotalMinutes;
                    Assert.Equal(Of(new Oracle(world, end, MinuteOf(one.JudgedAt)), one.Criterion), one.From);
                    Assert.Equal(Of(new Oracle(world, end, cycle), one.Criterion), one.To);
                    Assert.NotEqual(one.From, one.To);
                    Assert.True(one.LatePoints > 0);
                });
            }
        },
        iter: 100);

    private static DashboardOptions Options(World world) => With(Criteria).OpenedAt(End.AddMinutes(world.OpenedMinute));

    private static int MinuteOf(DateTimeOffset cycle) => (int)Math.Round((cycle - Now).TotalMinutes);

    private static Verdict[] Verdicts(Oracle oracle) => [.. Criteria.Select(criterion => Of(oracle, criterion.Id))];

    private static Verdict Of(Oracle oracle, string criterion) => criterion switch
    {
        "zero" => oracle.Zero(),
        "depth" => oracle.Gauge(),
        "within" => oracle.Within(),
        _ => oracle.Ratio(),
    };
}
