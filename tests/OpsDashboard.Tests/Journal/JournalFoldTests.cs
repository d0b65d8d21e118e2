using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.Journal;

public sealed class JournalFoldTests
{
    private static readonly NewEntry[] Entries =
    [
        Note(),
        SignOff(),
        .. Transitions.Of(JournalFacts.Empty, That(0, 0, Starts(Verdict.NotMet)), missed: 0),
        Fix(2, At.AddMinutes(5)),
        Resolved(2, At.AddMinutes(6), "enough", "starts"),
        new(Number, 2, EntryKind.Evidence, "golden-path", At, "ci", EntryJson.Write(new EvidenceBody(true, "https://ci", At, null))),
        new(Number, 2, EntryKind.Evidence, "golden-path", At, "ci", EntryJson.Write(new EvidenceBody(false, "https://ci", At.AddMinutes(-1), null))),
        new(0, 0, EntryKind.Configuration, "", At, "ops-dashboard", EntryJson.Write(new ConfigurationBody("0123456789", null))),
        new(Number, 2, EntryKind.Revision, "starts", At, "ops-dashboard", EntryJson.Write(new VerdictRevision("starts", At, Verdict.NotMet, Verdict.Met, At, At, 3))),
        new(0, 0, EntryKind.Outage, "", At, "ops-dashboard", EntryJson.Write(new OutageBody(At, "disk full"))),
    ];

    [Fact]
    public void Attempt_KeepsTheClaimThatItEnded()
    {
        var record = Facts(Resolved(1, At, "the demo is over", "starts"), Fix(2, At.AddMinutes(5)), Fix(3, At.AddMinutes(9))).Of(Number);

        Assert.Null(record.Resolution);
        Assert.Equal(["the demo is over", null], record.Attempts.Select(attempt => attempt.ResolutionBefore?.OverrideReason));
        Assert.Equal([(1, "the demo is over"), (2, null), (3, null)], IncidentAttempt.Of(At.AddHours(-1), record.Attempts).Select(attempt => (attempt.Number, attempt.Resolution?.OverrideReason)));
    }

    [Fact]
    public void With_EachKind_IsInTheFacts()
    {
        var facts = Facts(Entries);

        var record = facts.Of(Number);
        Assert.Equal((10, null, new RecordedConfiguration("0123456789", 8)), (facts.Position, facts.Unread, facts.Configuration));
        Assert.Equal(("seen", 1L), (record.Notes[0].Text, record.Notes[0].Position));
        Assert.Equal((true, 2L), (record.SignOffs[0].IsSigned, record.SignOffs[0].Version));
        Assert.Equal(new RecordedVerdict("starts", 1, Verdict.NotMet, At.AddMinutes(-2), 3), record.Verdicts[0]);
        Assert.Equal((2, At.AddMinutes(5), AttemptCause.DeclaredFix), (record.Attempt, record.Attempts[0].Start, record.Attempts[0].Cause));
        Assert.Equal(("enough", 5L), (record.Resolution?.OverrideReason, record.Version));
        Assert.True(record.Evidence.Single().Passed, "a result that finished earlier and came later counts");
        Assert.Equal(3, record.Revisions.Single().LatePoints);
        Assert.Equal(6, record.JudgedFrom);
        Assert.Equal(["the journal could not be written since 10:15: disk full", "configuration 01234567"], facts.Of(0).Log.Select(line => line.Text));
    }

    [Fact]
    public void With_EntriesInPartsOrASecondTime_GivesTheSame()
    {
        var stored = Stored(Entries).ToArray();
        var whole = Facts(Entries);

        for (var cut = 0; cut <= stored.Length; cut++)
        {
            var parts = JournalFacts.Empty.With(stored[..cut]).With(stored[..cut]).With(stored);

            Assert.Equal(whole.Position, parts.Position);
            Assert.Equal(whole.Incidents, parts.Incidents);
        }
    }

    [Fact]
    public void With_ManyNotes_HoldsTheNewest()
    {
        var record = Facts(Enumerable.Range(0, 250).Select(i => Note($"{i}"))).Of(Number);

        Assert.Equal((IncidentRecord.MostShown, "249", "50"), (record.Notes.Count, record.Notes[0].Text, record.Notes[^1].Text));
    }
}
