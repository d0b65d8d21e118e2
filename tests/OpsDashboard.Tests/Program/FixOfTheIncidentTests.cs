using OpsDashboard.Emulator.Controls;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Program;

/// <summary>Both acceptance statements of the scenario: through the emulator's API, read and judged as the program does.</summary>
public sealed class FixOfTheIncidentTests
{
    [Fact]
    public async Task LargerConnector_WithinNinetyMinutes_MeetsBothCriteria()
    {
        var verdicts = await AfterNinetyMinutesAsync(new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });

        Assert.Equal((Verdict.Met, Verdict.Met), verdicts);
    }

    [Fact]
    public async Task LongerTimeoutAlone_AfterNinetyMinutes_MeetsNeither()
    {
        var verdicts = await AfterNinetyMinutesAsync(new StagingSettings { TimeoutSeconds = 35 });

        Assert.Equal((Verdict.NotMet, Verdict.NotMet), verdicts);
    }

    private static async Task<(Verdict Connect, Verdict Startup)> AfterNinetyMinutesAsync(StagingSettings settings)
    {
        await using var cycle = await Cycle.StartAsync();
        var (before, _) = await cycle.RunAsync();
        Assert.Equal((Verdict.NotMet, Verdict.NotMet), Verdicts(before));
        cycle.Controls.Set(settings);
        cycle.Now += TimeSpan.FromMinutes(90);
        var (after, _) = await cycle.RunAsync();
        return Verdicts(after);
    }

    private static (Verdict Connect, Verdict Startup) Verdicts(EvaluationResult result)
    {
        var criteria = result.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria).ToDictionary(criterion => criterion.Id, criterion => criterion.Verdict);
        return (criteria["sql-connect-time"], criteria["startup-success-80"]);
    }
}
