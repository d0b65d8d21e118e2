using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>What is configured changes while points arrive late.</summary>
public sealed class HindsightConfigurationTests
{
    private static readonly CriterionOptions Depth100 = new()
    {
        Id = "depth",
        Title = "Depth",
        Kind = CriterionKind.Gauge,
        Signal = "queue-depth",
        Window = TimeSpan.FromHours(1),
        Statistic = Statistic.P95,
        Objective = new() { Is = Comparison.AtMost, Than = 0.8, Facts = ["workers", "per-worker"] },
    };

    [Fact]
    public void LatePoint_AfterAResize_IsNotWhatMakesOldWindowsMet()
    {
        var replay = new Replay(Options()) { Configuration = Plant(4) };
        for (var minute = -120; minute < 10; minute++)
        {
            replay.Add(Depth, [], At(-minute, 100), minute == -2 ? Replay.CycleTime(3) : null);
        }

        replay.Cycles(0, 2);
        replay.Configuration = Plant(6);
        replay.Cycles(3, 4);

        Assert.Equal(Verdict.Met, replay.Last!.Incidents[0].Horizons[0].Criteria[0].Verdict);
        Assert.True(replay.Hindsight.Histories[0].Windows.Any(window => window.Verdict == Verdict.NotMet && window.Now < Replay.CycleTime(3)), "the old windows are no longer known");
        Assert.Empty(replay.Revisions);
    }

    private static DashboardOptions Options()
    {
        var options = With(Depth100);
        return options with
        {
            Incidents =
            [
                options.Incidents[0] with
                {
                    Facts = [new() { Id = "workers", Value = 4, Live = "plant.size" }, new() { Id = "per-worker", Value = 30 }],
                },
            ],
        };
    }

    private static LiveConfiguration Plant(double size) => new(null, [new ResourceReading(
        "plant", "The plant", [new LiveFact("plant.size", "Size", size, null, "workers", "plant, size", Now, Now)], Now, null)]);
}
