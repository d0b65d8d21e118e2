using CsCheck;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What must hold for any facts of the journal.</summary>
public sealed class RecordedProperties
{
    private static readonly DashboardOptions Options = With(Success(), ShortQueue, JournalExample.Sign, JournalExample.Suite);

    private static readonly Gen<Resolution?> Resolutions = Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.OneOf(Gen.Const("success-80"), Gen.Const("sign"), Gen.Const("suite")))
        .Select((attempt, overridden, held) => attempt == 0 ? null : JournalExample.Resolved(attempt, overridden ? "because" : null, held));

    private static readonly Gen<IncidentRecord> Records = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 200], Gen.Int[1, 4], Gen.Bool, Gen.Int[-5, 400], Gen.Bool, Resolutions)
        .Select((attempts, lasts, signedFor, isSigned, finished, passed, resolution) => new IncidentRecord
        {
            Attempts = Enumerable.Range(2, attempts - 1).Select(number => JournalExample.Second(TimeSpan.FromMinutes(lasts + ((attempts - number) * 10))) with { Number = number }).ToValueList(),
            SignOffs = JournalExample.Signed(signedFor, isSigned).SignOffs,
            Evidence = [JournalExample.Result(finished, passed)],
            Resolution = resolution,
        });

    private static readonly Gen<(int Done, int Failed, bool Alive)> Worlds = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Bool);

    [Fact]
    public void SameInputs_GiveTheSameResult() => Gen.Select(Records, Worlds).Sample((record, world) =>
        Assert.Equal(Evaluate(world, record), Evaluate(world, record)));

    [Fact]
    public void Earlier_Results_ChangeNeitherVerdictNorState() => Gen.Select(Records, Worlds, Records, Worlds).Sample((record, world, otherRecord, other) =>
    {
        var previous = Data(other).Evaluate(Options, Now.AddMinutes(-1), previous: null, JournalExample.InJournal(otherRecord));
        var (fresh, after) = (Evaluate(world, record), Data(world).Evaluate(Options, Now, previous, JournalExample.InJournal(record)).Incidents[0]);

        Assert.Equal(Criteria(fresh).Select(one => (one.Id, one.Verdict, one.Reason)), Criteria(after).Select(one => (one.Id, one.Verdict, one.Reason)));
        Assert.Equal((fresh.State, fresh.Sentence, fresh.Answer.Verdict), (after.State, after.Sentence, after.Answer.Verdict));
    });

    [Fact]
    public void OneSuccessTurnedIntoAFailure_NeverMovesNotMetToMet_WhateverIsRecorded() => Gen.Select(Records, Gen.Int[0, 40], Gen.Int[0, 40]).Sample((record, done, failed) =>
    {
        var before = Criteria(Evaluate((done + 1, failed, true), record))[0].Verdict;
        var after = Criteria(Evaluate((done, failed + 1, true), record))[0].Verdict;

        Assert.False(before == Verdict.NotMet && after == Verdict.Met);
    });

    [Fact]
    public void FactsOfAnotherAttempt_NeverMakeMet() => Gen.Select(Records, Worlds).Sample((record, world) =>
    {
        var incident = Evaluate(world, record);
        var criteria = Criteria(incident).ToDictionary(criterion => criterion.Id);

        Assert.Equal(record.SignOffs[0] is { IsSigned: true } said && said.Attempt == incident.Attempt, criteria["sign"].Verdict == Verdict.Met);
        Assert.True(criteria["suite"].Verdict != Verdict.Met || (record.Evidence[0].Passed && record.Evidence[0].FinishedAt >= incident.AttemptStart));
    });

    [Fact]
    public void Unread_MakesNothingMet() => Worlds.Sample(world =>
    {
        var incident = Data(world).Evaluate(Options, Now, previous: null, JournalFacts.NotRead("no answer")).Incidents[0];

        Assert.All(Criteria(incident), criterion => Assert.Equal(Verdict.CannotTell, criterion.Verdict));
        Assert.Equal((IncidentState.Open, false, Verdict.CannotTell), (incident.State, incident.Resolvable, incident.Answer.Verdict));
    });

    [Fact]
    public void Green_IsOnlyWhatIsMetInFull() => Gen.Select(Records, Worlds).Sample((record, world) =>
    {
        var incident = Evaluate(world, record);
        var allMet = Criteria(incident).All(criterion => criterion.Verdict == Verdict.Met);

        Assert.Equal(allMet, incident.Answer.Verdict == Verdict.Met);
        Assert.Equal(allMet, incident.Resolvable);
        Assert.True(incident.Answer.Headline != "RESOLVED." || (allMet && incident.State == IncidentState.Resolved));
        Assert.True(incident.State != IncidentState.Resolved || incident.Resolution?.OverrideReason is null || incident.Sentence.Contains("because", StringComparison.Ordinal));
    });

    private static Incident Evaluate((int Done, int Failed, bool Alive) world, IncidentRecord record) =>
        Data(world).Evaluate(Options, Now, previous: null, JournalExample.InJournal(record)).Incidents[0];

    private static MinuteData Data((int Done, int Failed, bool Alive) world)
    {
        var data = Counted(world.Done, world.Failed).Add(Depth, [], EachMinute(60));
        return world.Alive ? data.Add(Alive, [], EachMinute(60)) : data;
    }

    private static ValueList<Criterion> Criteria(Incident incident) => incident.Horizons[0].Criteria;
}
