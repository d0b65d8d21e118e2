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
        var verdicts = await InNinetyMinutesAsync(new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });

        Assert.Equal((Verdict.Met, Verdict.Met), verdicts[^1]);
        Assert.Equal((Verdict.NotMet, Verdict.NotMet), verdicts[0]);
    }

    [Fact]
    public async Task LongerTimeoutAlone_AtNoTimeInNinetyMinutes_MeetsOne()
    {
        var verdicts = await InNinetyMinutesAsync(new StagingSettings { TimeoutSeconds = 35 });

        Assert.All(verdicts, verdict => Assert.Equal((Verdict.NotMet, Verdict.NotMet), verdict));
    }

    /// <summary>Every ten minutes of an hour and a half.</summary>
    private static async Task<List<(Verdict Connect, Verdict Startup)>> InNinetyMinutesAsync(StagingSettings settings)
    {
        await using var cycle = await Cycle.StartAsync();
        var (before, _) = await cycle.RunAsync();
        Assert.Equal((Verdict.NotMet, Verdict.NotMet), Verdicts(before));
        cycle.Controls.Set(settings);
        var verdicts = new List<(Verdict, Verdict)>();
        for (var minutes = 10; minutes <= 90; minutes += 10)
        {
            cycle.Now += TimeSpan.FromMinutes(10);
            verdicts.Add(Verdicts((await cycle.RunAsync()).Result));
        }

        return verdicts;
    }

    private static (Verdict Connect, Verdict Startup) Verdicts(EvaluationResult result)
    {
        var criteria = result.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria).ToDictionary(criterion => criterion.Id, criterion => criterion.Verdict);
        return (criteria["sql-connect-time"], criteria["startup-success-80"]);
    }
}
