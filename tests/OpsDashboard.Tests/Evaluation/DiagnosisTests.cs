using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

public sealed class DiagnosisTests
{
    private static readonly CheckOptions FailuresSeen = new() { Id = "fails", Title = "Jobs fail", Signal = "failures", Expected = new() { Is = Comparison.Above, Than = 0 } };
    private static readonly CheckOptions Slow = new() { Id = "slow", Title = "Jobs are slow", Signal = "duration", Expected = new() { Is = Comparison.Above, Than = 5 } };
    private static readonly CheckOptions Fast = new() { Id = "fast", Title = "Jobs are fast", Signal = "duration", Expected = new() { Is = Comparison.Below, Than = 20 } };
    private static readonly CheckOptions Full = new() { Id = "full", Title = "Queue is full", Signal = "queue-depth", Expected = new() { Is = Comparison.AtLeast, Than = 0.5, Facts = ["workers", "per-worker"] } };
    private static readonly CheckOptions Flag = new() { Id = "flag", Title = "Flag is on", Kind = CheckKind.Configuration, Expectation = "on" };

    [Fact]
    public void Check_ReadsTheTile()
    {
        var check = Assert.Single(Why(Broken(), Requirement.All, FailuresSeen).Checks);

        Assert.Equal((CheckState.Holds, "Failed jobs above 0 jobs", "12 jobs"), (check.State, check.Expected, check.Seen));
    }

    [Fact]
    public void Check_AttemptsThatDidNotFinish_AreSlowerThanAnyExpectation()
    {
        Assert.Equal(CheckState.Holds, Why(Broken(), Requirement.All, Slow).Checks[0].State);
        Assert.Equal((CheckState.Fails, "> 10 s"), (Why(Broken(), Requirement.All, Fast).Checks[0].State, Why(Broken(), Requirement.All, Fast).Checks[0].Seen));
    }

    [Theory]
    [InlineData(59, CheckState.Fails)]
    [InlineData(60, CheckState.Holds)]
    public void Check_ExpectationFromFacts_IsTheirProduct(double depth, CheckState state) =>
        Assert.Equal(state, Why(new MinuteData().Add(Depth, [], EachMinute(60, depth)), Requirement.All, Full).Checks[0].State);

    [Fact]
    public void Configuration_IsNotReadYet()
    {
        var check = Why(Broken(), Requirement.All, Flag).Checks[0];

        Assert.Equal((CheckState.CannotTell, "no condition is configured: nobody looks"), (check.State, check.Seen));
    }

    [Fact]
    public void Why_EvidenceGone_IsNoLongerConfirmed()
    {
        var healthy = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Depth, [], EachMinute(60));

        Assert.Equal(WhyState.Confirmed, Why(Broken(), Requirement.All, FailuresSeen, Slow).State);
        Assert.Equal(WhyState.NotConfirmed, Why(healthy, Requirement.All, FailuresSeen, Slow).State);
        Assert.Equal(WhyState.CannotTell, Why(new MinuteData(), Requirement.All, FailuresSeen, Slow).State);
    }

    [Fact]
    public void Why_AnyOfSeveral_IsConfirmedByOne()
    {
        Assert.Equal(WhyState.Confirmed, Why(Broken(), Requirement.Any, Full, FailuresSeen).State);
        Assert.Equal(WhyState.CannotTell, Why(Broken(), Requirement.Any, Full, Flag).State);
        Assert.Equal(WhyState.CannotTell, Why(Broken(), Requirement.All, FailuresSeen, Flag).State);
    }

    [Fact]
    public void Determination_IsTheFirstRuleWhoseChecksHold()
    {
        var data = Broken();

        Assert.Equal(("workers", "worker pool"), (Determination(data).Kind, Determination(data).HeldBy));
        data.Failures[Durations] = new ReadingFailure(FailureKind.Unreachable, "no answer");
        Assert.Equal("undetermined", Determination(data).Kind);
    }

    [Theory]
    [InlineData(CheckState.CannotTell, "undetermined", null)]
    [InlineData(CheckState.Fails, "software", "the code")]
    public void Determination_RuleThatMayStillHold_KeepsLaterOnesFromClaiming(CheckState capacity, string kind, string? heldBy)
    {
        Check Of(string id, CheckState state) => new(id, id, state, "", "", null);
        var whys = ValueList.Create<Why>([new Why(1, "?", WhyState.CannotTell, [Of("fails", CheckState.Holds), Of("capacity", capacity)])]);

        var determination = WhyEvaluation.Determine(
            [new() { Kind = "infrastructure", HeldBy = "pool", When = ["fails", "capacity"] }, new() { Kind = "software", HeldBy = "the code", When = ["fails"] }], whys);

        Assert.Equal((kind, heldBy), (determination.Kind, determination.HeldBy));
    }

    [Fact]
    public void Sentence_Outage_SaysWhatHoldsItAndHowFarDataReach()
    {
        var sentence = Incident(Broken(), FailuresSeen, Slow).Sentence;

        Assert.Equal("NOT FIXED. Held by: worker pool. 12 of 12 jobs fail in the last hour; jobs need more than 10 s (cut off by the timeout). Data up to 12:00 (normal Cloud Monitoring delay).", sentence);
    }

    [Fact]
    public void Sentence_AllMet_SaysFixed()
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Depth, [], EachMinute(60)).Add(Jobs, Outcome("done"), At(3, 50));

        Assert.StartsWith("FIXED. All 1 criteria are met.", Incident(data, FailuresSeen).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentence_SourceFails_SaysItCannotTell()
    {
        var data = Broken();
        data.Failures[Jobs] = new ReadingFailure(FailureKind.Denied, "permission denied");

        Assert.StartsWith("CANNOT TELL. Held by: Jobs succeed.", Incident(data, FailuresSeen).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentence_NothingReports_ClaimsNoData() =>
        Assert.Equal("CANNOT TELL. Held by: Jobs succeed. Jobs succeed: no data: neither events nor signs of life in the window. No data.", Incident(new MinuteData(), FailuresSeen).Sentence);

    [Fact]
    public void Times_NextDeadlineAndNextDecision()
    {
        var answer = Incident(Broken(), FailuresSeen).Answer;

        Assert.Equal((null, End.AddHours(-2), null), (answer.Deadline?.At, answer.Overdue?.At, answer.Decision?.At));
    }

    private static MinuteData Broken() => new MinuteData()
        .Add(Alive, [], EachMinute(60))
        .Add(Depth, [], EachMinute(60))
        .Add(Failures.Query.Filter, [], At(2, 12))
        .Add(Jobs, Outcome("failed"), At(2, 12))
        .Add(Durations, Outcome("timeout"), Took(2, 0, 0, 0, 0, 12));

    private static Why Why(MinuteData data, Requirement require, params ReadOnlySpan<CheckOptions> checks)
    {
        var options = With();
        options = options with { Incidents = [options.Incidents[0] with { Whys = [new() { Number = 1, Question = "Why?", Require = require, Checks = ValueList.Create(checks) }] }] };
        return Assert.Single(data.Evaluate(options, Now).Incidents[0].Whys);
    }

    private static Determination Determination(MinuteData data) => Incident(data, FailuresSeen, Slow).Determination;

    private static Incident Incident(MinuteData data, params ReadOnlySpan<CheckOptions> checks)
    {
        var options = With(Success());
        var incident = options.Incidents[0] with
        {
            Whys = [new() { Number = 1, Question = "Why?", Checks = ValueList.Create(checks) }],
            Determination = [new() { Kind = "workers", HeldBy = "worker pool", Rule = "jobs fail and are slow", When = ["fails", "slow"] }],
            Sentence = [new() { Signal = "success-rate", Text = "{bad} of {total} jobs fail in {window}" }, new() { Signal = "duration", Text = "jobs need {value}" }],
        };
        return data.Evaluate(options with { Incidents = [incident] }, Now).Incidents[0];
    }
}
