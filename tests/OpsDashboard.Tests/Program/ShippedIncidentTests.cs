using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Program;

/// <summary>The shipped example, read from the emulator at the moment of its assessment.</summary>
public sealed class ShippedIncidentTests : IAsyncLifetime
{
    private Cycle _cycle = null!;
    private Incident _incident = null!;
    private EvaluationResult _result = null!;
    private SourceState _source = null!;

    public async ValueTask InitializeAsync()
    {
        _cycle = await Cycle.StartAsync();
        (_result, _source) = await _cycle.RunAsync();
        _incident = Assert.Single(_result.Incidents);
    }

    public ValueTask DisposeAsync() => _cycle.DisposeAsync();

    [Fact]
    public void Sentence_NamesWhatHoldsIt()
    {
        Assert.Matches("^NOT FIXED\\. Held by: connector\\. (\\d+) of \\1 starts in the last hour die in phase 3; connections need more than 25 s \\(cut off by the timeout\\), objective 20 s\\. Data up to 18:3\\d \\(normal Cloud Monitoring delay\\)\\.$", _incident.Sentence);
    }

    [Fact]
    public void Criteria_AllNine_HaveTheVerdictOfTheAssessment()
    {
        var verdicts = _incident.Horizons.SelectMany(horizon => horizon.Criteria).ToDictionary(criterion => criterion.Id, criterion => criterion.Verdict);

        Assert.Equal(
            new Dictionary<string, Verdict>
            {
                ["connector-capacity"] = Verdict.NotMet,
                ["sql-connect-time"] = Verdict.NotMet,
                ["startup-success-80"] = Verdict.NotMet,
                ["startup-success-95"] = Verdict.NotMet,
                ["phase3-failure-5"] = Verdict.NotMet,
                ["golden-path"] = Verdict.CannotTell,
                // The pattern that monitoring shall prevent is there within its window.
                ["monitoring-prevents"] = Verdict.NotMet,
                ["resilience-patterns"] = Verdict.NotMet,
                ["restarts-eliminated"] = Verdict.NotMet,
            },
            verdicts);
        Assert.Equal((0, 9), (_incident.CriteriaMet, _incident.CriteriaTotal));
    }

    [Fact]
    public void Tiles_AreThoseOfTheContract_AndTheLaterPhasesNotReached()
    {
        string[] ids =
        [
            "connector-latency", "connector-cpu", "connector-instances", "connector-throughput", "sql-pool-utilisation", "sql-connections", "sql-connect-time",
            "client-pool-in-use", "startup-success-rate", "phase-1-duration", "phase-2-duration", "phase-3-duration", "phase-4-duration", "phase-5-duration",
            "phase-6-duration", "phase-7-duration", "phase-3-failure-rate", "container-restarts", "error-rate",
        ];
        var shown = _result.Tiles.Where(tile => tile.Show).ToArray();

        Assert.Equal(ids, shown.Select(tile => tile.Id));
        Assert.DoesNotContain(shown, tile => tile.Status is TileStatus.Error or TileStatus.NoData or TileStatus.Stale);
        Assert.All(shown.Where(tile => tile.Id.CompareTo("phase-4") > 0 && tile.Id.EndsWith("-duration", StringComparison.Ordinal)), tile => Assert.Equal(TileStatus.NotReached, tile.Status));
    }

    [Fact]
    public void Whys_OneAndFive_AreConfirmed_TheOthersWaitForConfiguration()
    {
        Assert.Equal(
            [WhyState.Confirmed, WhyState.CannotTell, WhyState.CannotTell, WhyState.CannotTell, WhyState.Confirmed],
            _incident.Whys.Select(why => why.State));
        Assert.Equal(("infrastructure", "connector"), (_incident.Determination.Kind, _incident.Determination.HeldBy));
    }

    [Fact]
    public void Timeline_MarksTheChangeAndTheDeploy()
    {
        var marks = _incident.Timeline!.Marks;

        Assert.Contains(marks, mark => mark is { Kind: MarkKind.Change, Title: "timeout 20 → 25 s" });
        Assert.Contains(marks, mark => mark.Kind == MarkKind.Deploy && mark.At.Hour == 15);
    }

    [Fact]
    public async Task LeftAlone_ForTwoMonths_StaysTrueAndMarksNoDeployWhereOldDataAreGone()
    {
        _cycle.Now = _cycle.Now.AddDays(65);

        var (result, source) = await _cycle.RunAsync();

        Assert.Equal((SourceStatus.Ok, null), (source.Status, source.Error));
        Assert.StartsWith("NOT FIXED. Held by: connector.", result.Incidents[0].Sentence);
        Assert.All(result.Tiles.Where(tile => tile.Show), tile => Assert.True(tile.Status is not (TileStatus.Error or TileStatus.NoData or TileStatus.Stale), tile.Id));
        Assert.DoesNotContain(result.Incidents[0].Timeline!.Marks, mark => mark.Kind == MarkKind.Deploy);
    }

    [Fact]
    public void Source_AnsweredEverything()
    {
        Assert.Equal((SourceStatus.Ok, null), (_source.Status, _source.Error));
        Assert.Empty(_source.Faults);
    }
}
