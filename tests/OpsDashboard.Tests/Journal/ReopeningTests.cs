using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.Journal;

/// <summary>An incident whose end was claimed.</summary>
public sealed class ReopeningTests
{
    private static readonly DateTimeOffset Claimed = At.AddMinutes(-30);

    [Fact]
    public void HeldCriterion_NotMetAnyMore_BeginsAnAttemptAtTheClaim_AndSaysWhatWasMeasured()
    {
        var entry = Reopened(Facts(Resolved(1, Claimed, null, "starts", "connects")), That(0, 1, Starts(Verdict.NotMet), Connects(Verdict.Met)))!;

        var body = entry.Body<ReopenedBody>();
        Assert.Equal((Number, 2, 1L), (entry.Incident, entry.Attempt, entry.ExpectedVersion));
        Assert.Equal("Starts succeed is not met any more: 62.5 %, must be above 80 %", body.Reason);
        Assert.Equal((Claimed, ["starts"]), (body.Start, body.Criteria));
        Assert.Equal([("starts", Verdict.NotMet, (double?)62.5), ("connects", Verdict.Met, null)], body.Before.Select(one => (one.Criterion, one.Verdict, one.Measured)));
    }

    [Fact]
    public void WindowThatBeganAfterTheClaim_IsWhereTheAttemptBegins_AndWithoutOneIsNow()
    {
        var facts = Facts(Resolved(1, At.AddHours(-3), null, "starts", "connects"));

        Assert.Equal(At.AddMinutes(-64), Reopened(facts, That(0, 1, Starts(Verdict.NotMet), Connects(Verdict.NotMet)))!.Body<ReopenedBody>().Start);
        Assert.Equal(At, Reopened(facts, That(0, 1, Connects(Verdict.NotMet)))!.Body<ReopenedBody>().Start);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(40, 30)]
    public void Evidence_ThatFailed_IsInTheNewAttempt_ButNothingFromBeforeTheClaimIs(int finishedMinutesAgo, int startMinutesAgo)
    {
        var facts = Facts(Resolved(1, Claimed, null, "connects", "all"));
        var failed = Connects(Verdict.NotMet) with { Kind = OpsDashboard.Configuration.CriterionKind.Evidence, Evidence = Failed(finishedMinutesAgo) };
        // A part that is met has a longer window: it did not make anything fail.
        var all = Connects(Verdict.NotMet) with { Id = "all", WindowStart = At.AddDays(-1), Parts = [failed, Starts(Verdict.Met) with { WindowStart = At.AddDays(-1) }] };

        Assert.Equal(At.AddMinutes(-startMinutesAgo), Reopened(facts, That(0, 1, failed))!.Body<ReopenedBody>().Start);
        Assert.Equal(At.AddMinutes(-startMinutesAgo), Reopened(facts, That(0, 1, all))!.Body<ReopenedBody>().Start);
    }

    [Fact]
    public void SignOff_TakenBack_IsWhereTheAttemptBegins()
    {
        var taken = Connects(Verdict.NotMet) with { SignOff = new SignOff("connects", 1, false, "ada", At.AddMinutes(-5), null, null, 2) };

        Assert.Equal(At.AddMinutes(-5), Reopened(Facts(Resolved(1, Claimed, null, "connects")), That(0, 1, taken))!.Body<ReopenedBody>().Start);
    }

    [Theory]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.TooEarly)]
    [InlineData(Verdict.CannotTell)]
    public void AnyOtherVerdict_ProvesNothing(Verdict verdict) =>
        Assert.Null(Reopened(Facts(Resolved(1, Claimed, null, "starts")), That(0, 1, Starts(verdict))));

    [Fact]
    public void Override_WhatDidNotHoldThen_DoesNotReopen()
    {
        var facts = Facts(Resolved(1, Claimed, "the owner accepts it", "connects"));

        Assert.Null(Reopened(facts, That(0, 1, Starts(Verdict.NotMet), Connects(Verdict.Met))));
        Assert.Equal(["connects"], Reopened(facts, That(0, 1, Starts(Verdict.NotMet), Connects(Verdict.NotMet)))!.Body<ReopenedBody>().Criteria);
    }

    [Fact]
    public void Reopened_IsNotReopenedAgain_AndTheOldAttemptsVerdictsStandBeforeIt()
    {
        var resolved = Resolved(1, Claimed, null, "starts");
        var snapshot = That(0, 1, Starts(Verdict.NotMet));

        var entries = Transitions.Of(Facts(resolved), snapshot, missed: 0);

        Assert.Equal([(EntryKind.Verdict, 1), (EntryKind.Reopened, 2)], entries.Select(entry => (entry.Kind, entry.Attempt)));
        var facts = Facts(entries.Prepend(resolved));
        Assert.Equal((2, null, AttemptCause.Reopened), (facts.Of(Number).Attempt, facts.Of(Number).Resolution, facts.Of(Number).Attempts[0].Cause));
        Assert.Empty(Transitions.Of(facts, snapshot with { Journal = JournalState.Well(3) }, missed: 0));
        Assert.Equal([EntryKind.Verdict], Transitions.Of(facts, (snapshot with { Journal = JournalState.Well(3) }).InAttempt(2), missed: 0).Select(entry => entry.Kind));
    }

    [Fact]
    public void SnapshotFromBeforeTheClaim_DoesNotReopen() =>
        Assert.Null(Reopened(Facts(Note(), Resolved(1, Claimed, null, "starts")), That(0, 1, Starts(Verdict.NotMet))));

    private static Evidence Failed(int finishedMinutesAgo) =>
        new("connects", false, "https://ci.example.org/9", At.AddMinutes(-finishedMinutesAgo), At, "3 of 12 tests fail", "ci", 2);

    private static NewEntry? Reopened(JournalFacts facts, DashboardSnapshot snapshot) =>
        Transitions.Of(facts, snapshot, missed: 0).SingleOrDefault(entry => entry.Kind == EntryKind.Reopened);
}
