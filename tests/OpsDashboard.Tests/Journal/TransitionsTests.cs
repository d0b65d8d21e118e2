using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.Journal;

public sealed class TransitionsTests
{
    [Fact]
    public void First_OfAnAttempt_HasNoVerdictBefore_AndIsExpectedToBeFirst()
    {
        var entry = Assert.Single(Transitions.Of(JournalFacts.Empty, That(0, 0, Starts(Verdict.NotMet)), missed: 0));

        Assert.Equal((Number, 1, EntryKind.Verdict, "starts", At, 0L), (entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.ExpectedVersion));
        Assert.Equal(new VerdictBody("Starts succeed", null, Verdict.NotMet, At.AddMinutes(-2), "25 of 40", 62.5, 80, "%", 25, 40, At.AddMinutes(-4), 0), entry.Verdict());
    }

    [Fact]
    public void Same_IsNotWrittenAgain() =>
        Assert.Empty(Transitions.Of(After(Starts(Verdict.NotMet)), That(1, 1, Starts(Verdict.NotMet, measured: 70)), missed: 0));

    [Fact]
    public void Another_IsWrittenFromTheOneBefore_WithWhatWasMissed_AndExpectsItsVersion()
    {
        var entry = Assert.Single(Transitions.Of(After(Starts(Verdict.NotMet), Connects(Verdict.TooEarly)), That(1, 2, Starts(Verdict.Met, 97), Connects(Verdict.TooEarly)), missed: 3));

        Assert.Equal((Verdict.NotMet, Verdict.Met, 3L), (entry.Verdict().From, entry.Verdict().To, entry.Verdict().Missed));
        Assert.Equal(1, entry.ExpectedVersion);
    }

    [Fact]
    public void NewAttempt_SameVerdict_IsItsFirst_AndStandsAtTheEarliestSinceItBegan()
    {
        var facts = After(Starts(Verdict.NotMet)).With([Placed(2, Fix(2, At))]);
        var snapshot = That(1, 2, Starts(Verdict.NotMet)).InAttempt(2);
        snapshot = snapshot with { Incidents = [snapshot.Incidents[0] with { Horizons = [snapshot.Incidents[0].Horizons[0] with { From = At }] }] };

        var entry = Assert.Single(Transitions.Of(facts, snapshot, missed: 0));

        Assert.Equal((2, 1L, null, At), (entry.Attempt, entry.ExpectedVersion, entry.Verdict().From, entry.Verdict().Since));
    }

    [Fact]
    public void Snapshot_JudgedBeforeTheFixOrASignOff_IsNotJournalled()
    {
        var fixedSince = Facts(Fix(2, At));
        Assert.Empty(Transitions.Of(fixedSince, That(0, 0, Starts(Verdict.NotMet)), missed: 0));
        Assert.Empty(Transitions.Of(fixedSince, That(0, 1, Starts(Verdict.NotMet)), missed: 0));
        Assert.Single(Transitions.Of(fixedSince, That(0, 1, Starts(Verdict.NotMet)).InAttempt(2), missed: 0));

        var signed = Facts(Note(), SignOff());
        Assert.Empty(Transitions.Of(signed, That(0, 1, Starts(Verdict.NotMet)), missed: 0));
        Assert.Single(Transitions.Of(signed, That(0, 2, Starts(Verdict.Met)), missed: 0));
    }

    [Fact]
    public void Snapshot_OlderThanWhatIsRecorded_TurnsNothingBack() =>
        Assert.Empty(Transitions.Of(After(Starts(Verdict.Met) with { Since = At }), That(-1, 1, Starts(Verdict.NotMet)), missed: 0));

    [Fact]
    public void JournalNotRead_NothingIsSaid()
    {
        Assert.Empty(Transitions.Of(JournalFacts.NotRead("no answer"), That(0, 0, Starts(Verdict.NotMet)), missed: 0));
        Assert.Empty(Transitions.Of(JournalFacts.Empty, That(0, 0, Starts(Verdict.CannotTell)) with { Journal = new JournalState(JournalStatus.Unread, "no answer", At, 0) }, missed: 0));
    }

    [Fact]
    public void Revisions_AreWrittenOnce_OldestFirst_AndNotWhenAnotherReplicaSawTheSame()
    {
        var end = At.AddMinutes(-10);
        var first = new VerdictRevision("starts", end, Verdict.NotMet, Verdict.Met, At.AddMinutes(-5), At.AddMinutes(-2), 3);
        var second = first with { From = Verdict.Met, To = Verdict.NotMet, RevisedAt = At.AddMinutes(-1) };
        var verdict = After(Starts(Verdict.Met));

        var both = Transitions.Of(verdict, That(1, 1, Starts(Verdict.Met) with { Revisions = [second, first] }), missed: 0);
        Assert.Equal([first, second], both.Select(entry => entry.Body<VerdictRevision>()));
        Assert.Equal(2, both.Select(entry => entry.UniqueKey).Distinct().Count());

        var facts = verdict.With([Placed(2, both[0]), Placed(3, both[1])]);
        Assert.Empty(Transitions.Of(facts, That(2, 3, Starts(Verdict.Met) with { Revisions = [second, first] }), missed: 0));
        Assert.Empty(Transitions.Of(facts, That(2, 3, Starts(Verdict.Met) with { Revisions = [second with { RevisedAt = At }] }), missed: 0));
        Assert.Single(Transitions.Of(facts, That(2, 3, Starts(Verdict.Met) with { Revisions = [first with { WindowEnd = end.AddMinutes(1) }] }), missed: 0));
    }

    [Fact]
    public void Configuration_LongerThanTheStoreTakes_IsToldByItsHash()
    {
        var options = Evaluation.Example.With(Evaluation.Example.Success());
        var body = ConfigurationEntry.BodyOf(options with { Signals = [options.Signals[0] with { Help = new string('"', EntryBounds.LongestBody / 2) }] });

        Assert.Null(body.Configuration);
        Assert.NotEqual(ConfigurationEntry.BodyOf(options).Hash, body.Hash);
        EntryBounds.Check([ConfigurationEntry.Of(JournalFacts.Empty, body, At)!]);
    }

    [Fact]
    public void Configuration_IsWrittenWhenItIsAnotherOne_WithSignalsAndIncidentsOnly()
    {
        var options = Evaluation.Example.With(Evaluation.Example.Success());
        var body = ConfigurationEntry.BodyOf(options);

        var entry = ConfigurationEntry.Of(JournalFacts.Empty, body, At)!;

        Assert.Equal((0, EntryKind.Configuration, 0L), (entry.Incident, entry.Kind, entry.ExpectedVersion));
        Assert.Equal(64, body.Hash.Length);
        Assert.StartsWith("""{"signals":[""", body.Configuration!.Value.GetRawText(), StringComparison.Ordinal);
        var facts = Facts(entry);
        Assert.Null(ConfigurationEntry.Of(facts, ConfigurationEntry.BodyOf(options), At));
        Assert.Equal(1, ConfigurationEntry.Of(facts, ConfigurationEntry.BodyOf(options with { Signals = [] }), At)!.ExpectedVersion);
        Assert.Null(ConfigurationEntry.Of(facts, ConfigurationEntry.BodyOf(options with { CloudMonitoring = options.CloudMonitoring with { ProjectId = "other" } }), At));
    }

    private static JournalFacts After(params ReadOnlySpan<Criterion> criteria) => Facts(Transitions.Of(JournalFacts.Empty, That(0, 0, criteria), missed: 0));

    private static JournalEntry Placed(long position, NewEntry entry) => Stored(entry).Single() with { Position = position };
}
