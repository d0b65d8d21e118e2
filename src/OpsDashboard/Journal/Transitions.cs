using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>What is journalled, and a snapshot → the entries that make the journal say what the snapshot says. Pure. All of them are
/// written in one transaction, or computed anew from what somebody else wrote meanwhile.</summary>
public static class Transitions
{
    /// <summary>Who writes what nobody said: this program.</summary>
    public const string Author = "ops-dashboard";

    /// <summary>Of one transaction. What is more, for example after a restart with very many revisions, comes with the next snapshot.</summary>
    public const int Most = 900;

    /// <param name="missed">Snapshots since the last journalled one that the journal did not see.</param>
    public static ValueList<NewEntry> Of(JournalFacts facts, DashboardSnapshot snapshot, long missed) =>
        facts.Unread is not null || snapshot.Journal.Status == JournalStatus.Unread
            ? []
            : snapshot.Incidents.Where(incident => !incident.IsScheduled).SelectMany(incident => Of(facts.Of(incident.Number), incident, snapshot, missed)).Take(Most).ToValueList();

    private static IEnumerable<NewEntry> Of(IncidentRecord record, Incident incident, DashboardSnapshot snapshot, long missed)
    {
        // Judged before a fix, a sign-off or evidence: it must not be taken for what holds since.
        if (snapshot.Journal.Position < record.JudgedFrom || incident.Attempt != record.Attempt)
        {
            return [];
        }

        var criteria = incident.Horizons.SelectMany(horizon => horizon.Criteria.Select(criterion => (horizon.From, criterion))).ToArray();
        return [
            .. criteria.Select(one => Verdict(record, incident, one.criterion, one.From, snapshot, missed)).OfType<NewEntry>(),
            .. criteria.SelectMany(one => RevisionEntries.Of(record, incident, one.criterion)),
            .. Reopening.Of(record, incident, snapshot.At) is { } reopened ? [reopened] : Array.Empty<NewEntry>(),
        ];
    }

    private static NewEntry? Verdict(IncidentRecord record, Incident incident, Criterion criterion, DateTimeOffset start, DashboardSnapshot snapshot, long missed)
    {
        var last = record.Verdicts.FirstOrDefault(one => one.Criterion == criterion.Id);
        var before = last?.Attempt == incident.Attempt ? last : null;
        // A snapshot of another replica that is a little older than what is recorded does not turn it back.
        if (before is not null && (before.Verdict == criterion.Verdict || snapshot.At < before.Since))
        {
            return null;
        }

        // An attempt's verdict stands at the earliest since the attempt began.
        var since = criterion.Since is { } said && said > start ? said : start;
        var body = new VerdictBody(
            criterion.Title, before?.Verdict, criterion.Verdict, since < snapshot.At ? since : snapshot.At, criterion.Reason,
            criterion.Measured, criterion.Objective, criterion.Unit, criterion.Good, criterion.Total, criterion.WindowEnd, missed);
        return new NewEntry(incident.Number, incident.Attempt, EntryKind.Verdict, criterion.Id, snapshot.At, Author, EntryJson.Write(body))
        {
            ExpectedVersion = last?.Version ?? 0,
        };
    }
}
