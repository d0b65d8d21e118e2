using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What is said of the criterion that an action should have moved; the window begins 60 minutes before <see cref="End"/>.</summary>
public sealed class EffectEvaluationTests
{
    [Theory]
    [InlineData(Verdict.NotMet, 12.0, Verdict.Met, 97.0, 60, ActionEffect.Moved, "moved: not-met → met, 12 % → 97 %")]
    [InlineData(Verdict.NotMet, 12.0, Verdict.Met, 97.0, 59, ActionEffect.NotYetMeasurable, "not yet measurable: the window does not lie wholly after it yet")]
    [InlineData(Verdict.Met, 97.0, Verdict.NotMet, 12.0, 59, ActionEffect.NotYetMeasurable, "not yet measurable: the window does not lie wholly after it yet")]
    [InlineData(Verdict.CannotTell, null, Verdict.Met, 97.0, 90, ActionEffect.CannotTell, "cannot tell: was cannot-tell when done")]
    [InlineData(Verdict.TooEarly, null, Verdict.Met, 97.0, 90, ActionEffect.CannotTell, "cannot tell: was too-early when done")]
    [InlineData(Verdict.Met, 97.0, Verdict.NotMet, 12.0, 60, ActionEffect.MovedBack, "moved back: met → not-met, 97 % → 12 %")]
    [InlineData(Verdict.Met, 97.0, Verdict.Met, 99.0, 30, ActionEffect.AlreadyMet, "already met when done")]
    [InlineData(Verdict.NotMet, 3.0, Verdict.NotMet, 4.0, 60, ActionEffect.NotMoved, "not moved: still not-met, 3 % then, 4 % now")]
    [InlineData(Verdict.NotMet, 3.0, Verdict.NotMet, 4.0, 59, ActionEffect.NotYetMeasurable, "not yet measurable: the window does not lie wholly after it yet")]
    [InlineData(Verdict.TooEarly, null, Verdict.NotMet, 4.0, 61, ActionEffect.NotMoved, "not moved: too-early → not-met")]
    [InlineData(Verdict.CannotTell, null, Verdict.NotMet, 4.0, 59, ActionEffect.NotYetMeasurable, "not yet measurable: the window does not lie wholly after it yet")]
    [InlineData(Verdict.NotMet, 3.0, Verdict.TooEarly, null, 90, ActionEffect.NotYetMeasurable, "not yet measurable: why so")]
    [InlineData(Verdict.Met, 97.0, Verdict.TooEarly, null, 90, ActionEffect.NotYetMeasurable, "not yet measurable: why so")]
    [InlineData(Verdict.NotMet, 3.0, Verdict.CannotTell, null, 90, ActionEffect.CannotTell, "cannot tell: why so")]
    [InlineData(Verdict.Met, 97.0, Verdict.CannotTell, null, 90, ActionEffect.CannotTell, "cannot tell: why so")]
    [InlineData(null, null, Verdict.Met, 97.0, 90, ActionEffect.CannotTell, "cannot tell: how the criterion stood when it was done is not recorded")]
    public void Effect_OfAMeasuredCriterion(Verdict? then, double? before, Verdict now, double? measured, int doneMinutesAgo, ActionEffect effect, string text) =>
        Assert.Equal((effect, text), EffectEvaluation.Evaluate(Done(then, before, doneMinutesAgo), Measured(now, measured), 1));

    [Theory]
    [InlineData(ActionState.Open)]
    [InlineData(ActionState.InProgress)]
    public void Effect_NotDone_IsNone(ActionState state)
    {
        Assert.Null(EffectEvaluation.Evaluate(Done(Verdict.NotMet, 3, 90) with { State = state }, Measured(Verdict.Met, 97), 1));
        Assert.Null(EffectEvaluation.Evaluate(null, Measured(Verdict.Met, 97), 1));
    }

    [Fact]
    public void Effect_WithoutACriterion_IsNotMeasurable() =>
        Assert.Equal((ActionEffect.NotYetMeasurable, "not yet measurable: it names no criterion"), EffectEvaluation.Evaluate(Done(null, null, 90), null, 1));

    [Theory]
    [InlineData(30, ActionEffect.NotMoved)]
    [InlineData(5, ActionEffect.NotYetMeasurable)]
    public void Effect_OfEvidence_NeedsOneThatFinishedSince(int doneMinutesAgo, ActionEffect effect)
    {
        var failed = Measured(Verdict.NotMet, null) with { Kind = CriterionKind.Evidence, WindowStart = null, Evidence = JournalExample.Result(10, passed: false) };

        Assert.Equal(effect, EffectEvaluation.Evaluate(Done(Verdict.NotMet, null, doneMinutesAgo), failed, 1)?.Kind);
    }

    [Theory]
    [InlineData(Verdict.Met, ActionEffect.NotMoved)]
    [InlineData(Verdict.NotMet, ActionEffect.NotYetMeasurable)]
    public void Effect_OfAComposite_IsByThePartsThatAreNotMet(Verdict measured, ActionEffect effect)
    {
        var signOff = Measured(Verdict.NotMet, null) with { Kind = CriterionKind.SignOff, WindowStart = null };
        var all = Measured(Verdict.NotMet, 1) with { Kind = CriterionKind.All, Parts = [Measured(measured, 5), signOff] };

        Assert.Equal(effect, EffectEvaluation.Evaluate(Done(Verdict.NotMet, 1, 30), all, 1)?.Kind);
    }

    [Theory]
    [InlineData(5, ActionEffect.Moved)]
    [InlineData(60, ActionEffect.NotYetMeasurable)]
    public void Effect_OfEvidenceThatPassed_NeedsOneThatFinishedSince(int finishedMinutesAgo, ActionEffect effect)
    {
        var passed = Measured(Verdict.Met, null) with { Kind = CriterionKind.Evidence, WindowStart = null, Evidence = JournalExample.Result(finishedMinutesAgo) };

        Assert.Equal(effect, EffectEvaluation.Evaluate(Done(Verdict.NotMet, null, 30), passed, 1)?.Kind);
    }

    [Fact]
    public void SignOff_ThatExpiredWithANewAttempt_IsNotMovedBack_ButOneThatWasTakenBackIs()
    {
        Criterion Sign(bool isSigned) => Measured(Verdict.NotMet, null) with
        {
            Kind = CriterionKind.SignOff,
            WindowStart = null,
            SignOff = new SignOff("sign", 1, isSigned, "Ann", End.AddMinutes(-80), null, null, 5),
        };
        var all = Measured(Verdict.NotMet, 1) with { Kind = CriterionKind.All, Parts = [Sign(true), Measured(Verdict.Met, 97)] };

        Assert.Equal((ActionEffect.NotYetMeasurable, "not yet measurable: must be signed off for attempt 2"), EffectEvaluation.Evaluate(Done(Verdict.Met, null, 70), Sign(true), 2));
        Assert.Equal(ActionEffect.NotYetMeasurable, EffectEvaluation.Evaluate(Done(Verdict.Met, 2, 70), all, 2)?.Kind);
        Assert.Equal(ActionEffect.MovedBack, EffectEvaluation.Evaluate(Done(Verdict.Met, null, 70), Sign(false), 1)?.Kind);
    }

    [Fact]
    public void Effect_OfAPartThatDoesNotApply_CannotTell() =>
        Assert.Equal(ActionEffect.CannotTell, EffectEvaluation.Evaluate(Done(Verdict.NotMet, 3, 90), Measured(Verdict.Met, null) with { Applies = false }, 1)?.Kind);

    [Fact]
    public void Action_TellsWhatTheJournalKnows()
    {
        var options = With(Success());
        options = options with { Incidents = [options.Incidents[0] with { Actions = [new() { Id = "act", Title = "Act", Due = TimeSpan.FromHours(2), Criterion = "success-80" }, new() { Id = "other", Title = "Other" }] }] };
        var record = IncidentRecord.Nothing with { Actions = [Done(Verdict.NotMet, 12, 60)] };

        var actions = JournalExample.Healthy.Evaluate(options, Now, previous: null, JournalExample.InJournal(record)).Incidents[0].Actions;

        Assert.Equal((ActionState.Done, "Cleo", "Ben", 9L, ActionEffect.Moved), (actions[0].State, actions[0].Owner, actions[0].By, actions[0].Version, actions[0].EffectKind));
        Assert.Equal(("moved: not-met → met, 12 % → 100 %", End.AddHours(-4)), (actions[0].Effect, actions[0].Due));
        Assert.Equal((ActionState.Open, null, 0L, null), (actions[1].State, actions[1].Owner, actions[1].Version, actions[1].Effect));
    }

    private static ActionProgress Done(Verdict? then, double? measured, int minutesAgo) =>
        new("act", ActionState.Done, "Cleo", "raised", "Ben", End.AddMinutes(-minutesAgo), End.AddMinutes(-minutesAgo), then, measured, 9);

    private static Criterion Measured(Verdict verdict, double? measured) => new()
    {
        Id = "success-80",
        Title = "Jobs succeed",
        Verdict = verdict,
        Reason = "why so",
        Measured = measured,
        Unit = "%",
        WindowStart = End.AddHours(-1),
        WindowEnd = End,
    };
}
