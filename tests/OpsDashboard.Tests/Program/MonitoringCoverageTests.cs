using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Program;

/// <summary>The seven-day counts of all shipped signals, from the emulator.</summary>
public sealed class MonitoringCoverageTests
{
    [Fact]
    public async Task Coverage_AtTheAssessment_IsTooEarly_AndMetAfterAWeek()
    {
        await using var cycle = await Cycle.StartAsync();

        var (first, source) = await cycle.RunAsync();
        cycle.Now = cycle.Now.AddDays(8);
        var (later, sourceLater) = await cycle.RunAsync();

        Assert.Equal((SourceStatus.Ok, SourceStatus.Ok), (source.Status, sourceLater.Status));
        Assert.Equal((Verdict.TooEarly, "only 336 min of 7 days have passed"), (Coverage(first).Verdict, Coverage(first).Reason));
        Assert.Equal((Verdict.Met, 10_080, 10_080), (Coverage(later).Verdict, Coverage(later).Good, Coverage(later).Total));

        // Sixteen event signals share one presence series, and two gauges their metric.
        Assert.Equal(6, Coverage(later).Queries.Count);
    }

    private static Criterion Coverage(EvaluationResult result) =>
        result.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria).First(criterion => criterion.Id == "monitoring-prevents").Parts[0];
}
