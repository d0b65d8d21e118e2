using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;
using static OpsDashboard.Tests.Evaluation.JournalExample;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Open, mitigated, resolved, regressed: state, sentence and colour of the answer.</summary>
public sealed class ResolutionTests
{
    private static readonly IncidentRecord Claimed = Signed() with { Resolution = Resolved(1, null, "success-80", "sign"), Version = 8 };
    private static readonly IncidentRecord Overridden = new() { Resolution = Resolved(1, "the demo is over", "success-80"), Version = 8 };

    [Fact]
    public void Open_WhileTheFirstHorizonIsNotMet()
    {
        var incident = Failing.Incident(Signed(), Success(), Sign);

        Assert.Equal((IncidentState.Open, false), (incident.State, incident.Resolvable));
    }

    [Fact]
    public void Mitigated_WhenTheFirstHorizonIsMet_AndALaterOneIsNot()
    {
        // The one that is due first stands second.
        var options = With(Success());
        var first = options.Incidents[0].Horizons[0];
        options = options with { Incidents = [options.Incidents[0] with { Horizons = [first with { Id = "later", Due = TimeSpan.FromDays(1), Criteria = [Sign] }, first] }] };

        Assert.Equal(IncidentState.Mitigated, Healthy.Evaluate(options, Now).Incidents[0].State);
        Assert.Equal(IncidentState.Open, Failing.Evaluate(options, Now, previous: null, InJournal(Signed())).Incidents[0].State);
    }

    [Fact]
    public void AllMet_IsResolvableButNotResolved()
    {
        var incident = Healthy.Incident(Signed(), Success(), Sign);

        Assert.Equal((IncidentState.Mitigated, true, "FIXED."), (incident.State, incident.Resolvable, incident.Answer.Headline));
        Assert.Null(incident.Resolution);
    }

    [Fact]
    public void Resolved_WhileAllHold_SaysSo()
    {
        var incident = Healthy.Incident(Claimed, Success(), Sign);

        Assert.Equal((IncidentState.Resolved, Verdict.Met, 8L), (incident.State, incident.Answer.Verdict, incident.Version));
        Assert.Equal("RESOLVED. All 2 criteria are met; resolved by Ann, 2026-03-01 11:50 UTC. Data up to 12:00 (normal Cloud Monitoring delay).", incident.Sentence);
    }

    [Fact]
    public void Resolved_ACriterionCannotBeTold_StaysResolvedButIsNotGreen()
    {
        var data = Healthy;
        data.Failures[Jobs] = new ReadingFailure(FailureKind.Unreachable, "no answer");

        var incident = data.Incident(Claimed, Success(), Sign);

        Assert.Equal((IncidentState.Resolved, Verdict.CannotTell, "CANNOT TELL."), (incident.State, incident.Answer.Verdict, incident.Answer.Headline));
        Assert.StartsWith("CANNOT TELL. Resolved by Ann, 2026-03-01 11:50 UTC while all criteria held; now not certain: Jobs succeed (cannot-tell).", incident.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Regressed_OpensItAtOnce()
    {
        var incident = Failing.Incident(Claimed, Success(), Sign);

        Assert.Equal((IncidentState.Open, Verdict.NotMet, 1), (incident.State, incident.Answer.Verdict, incident.Attempt));
        Assert.Equal(["success-80"], incident.Regressed);
        Assert.StartsWith("REGRESSED. Resolved by Ann, 2026-03-01 11:50 UTC; held then and not met now: Jobs succeed (not-met).", incident.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Regressed_BySignOffTakenBack_IsNotMet()
    {
        var incident = Healthy.Incident(Claimed with { SignOffs = Signed(isSigned: false).SignOffs }, Success(), Sign);

        Assert.Equal((IncidentState.Open, Verdict.NotMet, "REGRESSED."), (incident.State, incident.Answer.Verdict, incident.Answer.Headline));
    }

    [Fact]
    public void Override_IsPrintedWithItsReason_AndIsNotGreen()
    {
        var incident = Healthy.Incident(Overridden, Success(), Sign);

        Assert.Equal((IncidentState.Resolved, Verdict.NotMet, false), (incident.State, incident.Answer.Verdict, incident.Resolvable));
        Assert.StartsWith("RESOLVED BY OVERRIDE (the demo is over, by Ann, 2026-03-01 11:50 UTC). Does not hold: Operator sign-off (not-met).", incident.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Override_AllHoldLater_KeepsItsReason()
    {
        var incident = Healthy.Incident(Signed() with { Resolution = Overridden.Resolution }, Success(), Sign);

        Assert.Equal((IncidentState.Resolved, Verdict.Met), (incident.State, incident.Answer.Verdict));
        Assert.StartsWith("RESOLVED BY OVERRIDE (the demo is over, by Ann, 2026-03-01 11:50 UTC). All 2 criteria are met.", incident.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Override_OfACriterionThatHeld_RegressesToo()
    {
        var incident = Failing.Incident(Overridden, Success(), Sign);

        Assert.Equal((IncidentState.Open, "REGRESSED."), (incident.State, incident.Answer.Headline));
        Assert.StartsWith("REGRESSED. Resolved by override (the demo is over, by Ann, 2026-03-01 11:50 UTC); held then and not met now: Jobs succeed (not-met).", incident.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolution_OfAnEarlierAttempt_CountsNoMore()
    {
        var incident = Healthy.Incident(Signed(2) with { Attempts = [Second(TimeSpan.FromHours(1))], Resolution = Resolved(1, null, "sign") }, Success(), Sign);

        Assert.Equal((IncidentState.Mitigated, null), (incident.State, incident.Resolution));
    }

    [Fact]
    public void Attempt2_RestartsWindowsAndHorizons_AndKeepsTheFirstVisible()
    {
        var incident = Healthy.Incident(IncidentRecord.Nothing with { Attempts = [Second(TimeSpan.FromMinutes(30))] }, Success());

        Assert.Equal((2, End.AddMinutes(-30), End.AddMinutes(-30).AddHours(4)), (incident.Attempt, incident.AttemptStart, incident.Horizons[0].Due));
        Assert.Equal((Verdict.TooEarly, End.AddMinutes(-30)), (incident.Only().Verdict, incident.Only().WindowStart));
        Assert.StartsWith("TOO EARLY TO SAY. This is attempt 2. Held by: Jobs succeed.", incident.Sentence, StringComparison.Ordinal);
        Assert.Equal([1, 2], incident.Attempts.Select(attempt => attempt.Number));
        var earlier = incident.Attempts[0];
        Assert.Equal((End.AddHours(-6), End.AddMinutes(-30), null), (earlier.Start, earlier.End, earlier.Cause));
        Assert.Equal(("success-80", Verdict.NotMet), (Assert.Single(earlier.Criteria).Criterion, earlier.Criteria[0].Verdict));
    }

    [Fact]
    public void DeclaredFix_IsMarkedOnTheTimeAxis_AndAReopeningIsNot()
    {
        var options = With(Success());
        options = options with { Incidents = [options.Incidents[0] with { Timeline = new() { Success = "success-rate", Duration = "duration" } }] };
        var reopened = Second(TimeSpan.FromMinutes(30), AttemptCause.Reopened) with { Number = 3 };

        var timeline = Healthy.Evaluate(options, Now, previous: null, InJournal(IncidentRecord.Nothing with { Attempts = [Second(TimeSpan.FromMinutes(60)), reopened] })).Incidents[0].Timeline;

        Assert.Equal([new Mark(End.AddMinutes(-60), "fix, attempt 2: larger pool", MarkKind.Change)], timeline!.Marks);
    }

    [Fact]
    public void Attempt3_TellsWhatBeganTheSecond()
    {
        var third = Second(TimeSpan.FromMinutes(10), AttemptCause.Reopened) with { Number = 3, Title = "success-80 is not met any more" };

        var incident = Healthy.Incident(IncidentRecord.Nothing with { Attempts = [Second(TimeSpan.FromMinutes(30)), third] }, Success());

        Assert.Equal([(1, null), (2, AttemptCause.DeclaredFix), (3, AttemptCause.Reopened)], incident.Attempts.Select(attempt => (attempt.Number, attempt.Cause)));
        Assert.Equal(("larger pool", End.AddMinutes(-30), End.AddMinutes(-10)), (incident.Attempts[1].Title, incident.Attempts[1].Start, incident.Attempts[1].End));
    }

    [Fact]
    public void Unread_CannotTellAnything_ButShowsSignals()
    {
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, Sign with { Id = "part" }] };

        var result = Healthy.Evaluate(With(Success(), Sign, all), Now, previous: null, JournalFacts.NotRead("the file is locked"));

        var incident = result.Incidents[0];
        Assert.All(incident.Horizons[0].Criteria, criterion => Assert.Equal((Verdict.CannotTell, "the file is locked", false), (criterion.Verdict, criterion.Reason, criterion.Overdue)));
        Assert.All(incident.Horizons[0].Criteria[2].Parts, part => Assert.Equal(Verdict.CannotTell, part.Verdict));
        Assert.Equal((IncidentState.Open, Verdict.CannotTell, "the file is locked"), (incident.State, incident.Answer.Verdict, incident.Unread));
        Assert.Equal("CANNOT TELL. What is recorded of the incident could not be read: the file is locked. Data up to 12:00 (normal Cloud Monitoring delay).", incident.Sentence);
        Assert.Equal((null, null, null), (incident.Answer.Deadline, incident.Answer.Overdue, incident.Answer.Decision));
        Assert.Contains(result.Tiles, tile => tile.Status == TileStatus.Ok);
    }

    [Fact]
    public void Since_AfterARestart_IsFromTheJournal()
    {
        var record = IncidentRecord.Nothing with { Verdicts = [new RecordedVerdict("success-80", 1, Verdict.Met, End.AddMinutes(-20), 3)] };
        DateTimeOffset? Since(MinuteData data, JournalFacts journal, EvaluationResult? previous) => Example.Only(data.Evaluate(With(Success()), Now, previous, journal)).Since;

        Assert.Equal(End.AddMinutes(-20), Since(Healthy, InJournal(record), null));
        Assert.Equal(Now, Since(Failing, InJournal(record), null));
        Assert.Equal(Now, Since(Healthy, InJournal(record with { Verdicts = [record.Verdicts[0] with { Attempt = 2 }] }), null));

        // A snapshot from before the journal could be read says nothing.
        var unread = Healthy.Evaluate(With(Success()), Now.AddMinutes(-1), previous: null, JournalFacts.NotRead("not yet"));
        Assert.Equal(End.AddMinutes(-20), Since(Healthy, InJournal(record), unread));

        var before = Failing.Evaluate(With(Success()), Now.AddMinutes(-1), previous: null, InJournal(record));
        Assert.Equal(Now, Since(Healthy, InJournal(record), before));
    }
}
