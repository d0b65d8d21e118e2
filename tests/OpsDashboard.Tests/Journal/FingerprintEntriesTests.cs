using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal;

public sealed class FingerprintEntriesTests
{
    private static readonly Fingerprint Complete = new(
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(6), IsOver: true, IsRead: true, "hash", [FingerprintPart.Known(PartKind.ExitCode, ["3"], "3 (9 of 9)")]);

    [Fact]
    public void Complete_AndOver_IsWrittenOnce()
    {
        var snapshot = Snapshot(current: Complete with { IsOver = false }, past: Complete);

        var entry = Assert.Single(FingerprintEntries.Of(snapshot, JournalFacts.Empty, "dashboard"));
        var written = new JournalEntry(1, entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.At, entry.By, entry.Body);
        var facts = JournalFacts.Empty.With([written]);

        Assert.Equal((EntryKind.Fingerprint, "12"), (entry.Kind, entry.Subject));
        Assert.NotNull(entry.UniqueKey);
        Assert.Empty(FingerprintEntries.Of(snapshot, facts, "dashboard"));
        Assert.Equal(Complete, FingerprintJson.Read(Assert.Single(facts.Of(entry.Incident).Fingerprints).Json));
    }

    [Fact]
    public void Unknown_InAPart_IsNotWritten() =>
        Assert.Empty(FingerprintEntries.Of(Snapshot(Complete with { IsOver = false }, Complete with { Parts = [FingerprintPart.Unknown(PartKind.ExitCode, "no data")] }), JournalFacts.Empty, "dashboard"));

    [Fact]
    public void Current_OnceOver_IsWrittenUnderItsOwnNumber()
    {
        var snapshot = Snapshot(Complete, Complete);

        Assert.Equal([snapshot.Incidents[0].Number.ToString(), "12"], FingerprintEntries.Of(snapshot, JournalFacts.Empty, "dashboard").Select(entry => entry.Subject));
    }

    private static DashboardSnapshot Snapshot(Fingerprint current, Fingerprint past)
    {
        var snapshot = SampleSnapshots.SourceDown();
        var recurrence = new Recurrences(current, [new PastComparison(12, "", RecurrenceVerdict.CannotTell, "", [], [], past)]);
        return snapshot with { Incidents = [snapshot.Incidents[0] with { Recurrence = recurrence }] };
    }
}
