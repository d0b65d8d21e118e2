using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Live values in facts, conditions and criteria: read, old, too old, failed, off.</summary>
public sealed class LiveConfigurationTests
{
    private static readonly ReadingFailure Denied = new(FailureKind.Denied, "permission denied: the account needs roles/run.viewer");

    [Theory]
    [InlineData("plant.size", CheckState.Holds, "Size 4 workers")]
    [InlineData("plant.mode", CheckState.Fails, "Mode manual")]
    [InlineData("plant.secret", CheckState.CannotTell, "plant.secret is not known: variable X: not set")]
    [InlineData("plant.colour", CheckState.CannotTell, "plant.colour is not known: the resource has no such fact")]
    public void EqualTo_OneOfTheWords_Holds(string live, CheckState state, string seen) =>
        Says(state, seen, new ConditionOptions { Live = live, EqualTo = ["4", "automatic"] });

    [Fact]
    public void EqualTo_Words_WhateverTheCase() => Says(CheckState.Holds, "Mode manual", new ConditionOptions { Live = "plant.mode", EqualTo = ["MANUAL"] });

    [Theory]
    [InlineData("plant.size", 4, CheckState.Holds, "Size 4 workers")]
    [InlineData("plant.size", 5, CheckState.Fails, "Size 4 workers")]
    [InlineData("plant.mode", 4, CheckState.CannotTell, "Mode manual: not a number")]
    public void Expected_Comparison_IsOfNumbers(string live, double than, CheckState state, string seen) =>
        Says(state, seen, new ConditionOptions { Live = live, Expected = new() { Is = Comparison.AtLeast, Than = than } });

    [Theory]
    [InlineData("plant.mode", true, CheckState.Holds)]
    [InlineData("plant.mode", false, CheckState.Fails)]
    [InlineData("plant.gate", true, CheckState.Fails)]
    [InlineData("plant.gate", false, CheckState.Holds)]
    [InlineData("plant.secret", true, CheckState.CannotTell)]
    public void Present_NoneIsAbsent_AndUnknownIsNeither(string live, bool present, CheckState state) =>
        Assert.Equal(state, Check(Live(), new ConditionOptions { Live = live, Present = present }).State);

    [Theory]
    [InlineData(4, CheckState.Holds, "Size 4 workers")]
    [InlineData(6, CheckState.Fails, "Size 6 workers, recorded 4 workers")]
    public void AsRecorded_AnotherValue_FailsAndShowsBoth(double size, CheckState state, string seen)
    {
        var check = Check(Live(size), new ConditionOptions { AsRecorded = "workers" });

        Assert.Equal((state, seen, Now.AddMinutes(-2)), (check.State, check.Seen, check.DataTime));
    }

    [Fact]
    public void Conditions_OneThatFails_DecidesEvenBesideOneThatCannotBeTold()
    {
        var check = Check(Live(6), new ConditionOptions { Live = "plant.secret", Present = true }, new ConditionOptions { AsRecorded = "workers" });

        Assert.Equal((CheckState.Fails, "plant.secret is not known: variable X: not set; Size 6 workers, recorded 4 workers"), (check.State, check.Seen));
    }

    [Fact]
    public void Condition_WhileTheSourceIsOff_CannotBeTold() =>
        Assert.Equal("the source cloud-configuration is off: nothing configured", Check(LiveConfiguration.Without("nothing configured"), new ConditionOptions { AsRecorded = "workers" }).Seen);

    [Fact]
    public void Condition_OfAResourceNeverRead_CannotBeToldAndSaysWhy() =>
        Assert.Equal($"plant.size is not known: {Denied.Reason}", Check(NeverRead(), new ConditionOptions { AsRecorded = "workers" }).Seen);

    [Fact]
    public void Condition_OnAnOldValue_HoldsWithItsAge()
    {
        var check = Check(Live(failure: Denied), new ConditionOptions { AsRecorded = "workers" });

        Assert.Equal((CheckState.Holds, $"Size 4 workers (read 11:59; since then: {Denied.Reason})"), (check.State, check.Seen));
    }

    [Fact]
    public void Condition_OnAValueOlderThanAllowed_CannotBeTold()
    {
        var check = Check(Live(readAt: Now.AddMinutes(-61), failure: Denied), new ConditionOptions { AsRecorded = "workers" });

        Assert.Equal((CheckState.CannotTell, $"plant.size was last read 1 Mar 11:00, too long ago: {Denied.Reason}"), (check.State, check.Seen));
    }

    // Depth 100 against 0.8 × workers × 30.
    [Theory]
    [InlineData(4, Verdict.NotMet)]
    [InlineData(5, Verdict.Met)]
    public void Criterion_UsesTheLiveFact(double size, Verdict verdict) => Assert.Equal(verdict, Headroom(Live(size)).Verdict);

    [Fact]
    public void Criterion_WhileTheSourceIsOff_UsesTheRecordedFact() => Assert.Equal(96, Headroom(LiveConfiguration.Without("off")).Objective);

    [Fact]
    public void Criterion_WhoseFactWasNeverRead_CannotBeTold()
    {
        var criterion = Headroom(NeverRead());

        Assert.Equal((Verdict.CannotTell, $"plant.size is not known: {Denied.Reason}"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Criterion_OnAnOldFact_UsesItUntilItIsTooOld()
    {
        Assert.Equal(Verdict.Met, Headroom(Live(5, failure: Denied)).Verdict);
        Assert.Equal(Verdict.CannotTell, Headroom(Live(5, Now.AddHours(-2), Denied)).Verdict);
    }

    [Fact]
    public void Part_WhoseConditionIsKnownToFail_IsLeftOutAndSaysSo()
    {
        var composite = Composite(Live(), gate: "plant.gate");

        Assert.Equal((Verdict.NotMet, "Sign-off: awaiting sign-off; Depth: does not apply: Gate none"), (composite.Verdict, composite.Reason));
        Assert.Equal((0, 1), (composite.Measured, composite.Objective));
        Assert.False(composite.Parts[0].Applies);
    }

    [Theory]
    [InlineData("plant.secret")]
    [InlineData("plant.mode")]
    public void Part_WhoseConditionHoldsOrCannotBeTold_IsJudged(string gate) => Assert.True(Composite(Live(), gate).Parts[0].Applies);

    [Fact]
    public void Composite_OfWhichNothingApplies_IsNotMet()
    {
        var part = Depth100 with { AppliesWhen = new ConditionOptions { Live = "plant.gate", Present = true } };
        var composite = Judge(Live(), new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [part] });

        Assert.Equal(Verdict.CannotTell, composite.Verdict);
    }

    [Fact]
    public void Table_ShowsDriftAgainstTheRecordedValue()
    {
        var facts = Evaluate(Live(6, failure: Denied), With()).Configuration;

        Assert.Equal(
            new ConfigurationFact("The plant", "Size", "6 workers", "4 workers", Drifted: true, Now.AddMinutes(-2), "plant, size", Denied.Reason),
            facts[0]);
        Assert.Equal(2, facts.Count(fact => fact.Drifted));
    }

    [Fact]
    public void Table_OfAResourceNeverRead_SaysWhy() =>
        Assert.Equal([new ConfigurationFact("The plant", "", null, null, Drifted: false, null, "", Denied.Reason)], Evaluate(NeverRead(), With()).Configuration);

    [Fact]
    public void Timeout_ThatIsLive_IsTheBound_AndThePastKeepsItsSteps()
    {
        var options = WithLiveFacts();
        var live = Live();

        Assert.Equal(35, Facts.Then(options, live, "timeout", Now.AddMinutes(-1)));
        Assert.Equal(10, Facts.Then(options, live, "timeout", Now.AddMinutes(-11)));
        Assert.Equal(35, new Facts(options, live, Now).Value("timeout"));
    }

    private static readonly CriterionOptions Depth100 = new()
    {
        Id = "depth",
        Title = "Depth",
        Kind = CriterionKind.Gauge,
        Signal = "queue-depth",
        Window = TimeSpan.FromHours(1),
        Objective = new() { Is = Comparison.AtMost, Than = 0.8, Facts = ["workers", "per-worker"] },
    };

    private static Criterion Headroom(LiveConfiguration live) => Judge(live, Depth100);

    private static Criterion Composite(LiveConfiguration live, string gate) => Judge(live, new CriterionOptions
    {
        Id = "all",
        Title = "All",
        Kind = CriterionKind.All,
        Parts = [Depth100 with { AppliesWhen = new() { Live = gate, Present = true } }, new() { Id = "sign", Title = "Sign-off", Kind = CriterionKind.SignOff }],
    });

    private static Criterion Judge(LiveConfiguration live, CriterionOptions criterion) =>
        Evaluate(live, With(criterion)).Incidents[0].Horizons[0].Criteria[0];

    private static void Says(CheckState state, string seen, ConditionOptions condition)
    {
        var check = Check(Live(), condition);
        Assert.Equal((state, seen), (check.State, check.Seen));
    }

    private static Check Check(LiveConfiguration live, params ConditionOptions[] conditions)
    {
        var options = WithLiveFacts();
        var check = new CheckOptions { Id = "c", Title = "C", Kind = CheckKind.Configuration, Expectation = "as it was", Conditions = conditions.ToValueList() };
        var incident = options.Incidents[0] with { Whys = [new() { Number = 1, Question = "Why?", Checks = [check] }] };
        return Evaluate(live, options with { Incidents = [incident] }).Incidents[0].Whys[0].Checks[0];
    }

    private static EvaluationResult Evaluate(LiveConfiguration live, DashboardOptions options)
    {
        var incident = options.Incidents[0];
        var data = new MinuteData { Configuration = live }.Add(Depth, [], EachMinute(60, 100));
        return data.Evaluate(options with { Incidents = [incident with { Facts = WithLiveFacts().Incidents[0].Facts }] }, Now);
    }

    private static DashboardOptions WithLiveFacts()
    {
        var options = With();
        return options with
        {
            Incidents =
            [
                options.Incidents[0] with
                {
                    Facts =
                    [
                        new() { Id = "timeout", Value = 10, Live = "plant.timeout" },
                        new() { Id = "workers", Value = 4, Unit = "workers", Live = "plant.size" },
                        new() { Id = "per-worker", Value = 30 },
                    ],
                },
            ],
        };
    }

    private static LiveConfiguration NeverRead() => new(null, [new ResourceReading("plant", "The plant", [], null, Denied)]);

    private static LiveConfiguration Live(double size = 4, DateTimeOffset? readAt = null, ReadingFailure? failure = null)
    {
        var at = readAt ?? Now.AddMinutes(-2);
        LiveFact Of(string id, string title, double? number, string? text, string source = "plant, size") =>
            new($"plant.{id}", title, number, text, number is null ? "" : "workers", source, at, at.AddMinutes(-8));
        return new LiveConfiguration(null, [new ResourceReading(
            "plant",
            "The plant",
            [Of("size", "Size", size, null), Of("mode", "Mode", null, "manual"), Of("gate", "Gate", null, "none"), Of("secret", "Secret", null, null, "variable X: not set"), Of("timeout", "Timeout", 35, null) with { Unit = "s", Since = at }],
            at,
            failure)]);
    }
}
