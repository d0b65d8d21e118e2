using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>Verdicts on earlier windows that late points turned, as far as they are not journalled.</summary>
static class RevisionEntries
{
    /// <summary>Oldest first: a window may be turned more than once.</summary>
    public static IEnumerable<NewEntry> Of(IncidentRecord record, Incident incident, Criterion criterion)
    {
        foreach (var revision in criterion.Revisions.Reverse())
        {
            // Another replica saw the same late points, a little earlier or later.
            var last = record.Revisions.FirstOrDefault(one => one.Criterion == revision.Criterion && one.WindowEnd == revision.WindowEnd);
            if (last is null || (last.RevisedAt < revision.RevisedAt && last.To != revision.To))
            {
                record = record with { Revisions = record.Revisions.Prepend(revision).ToValueList() };
                yield return new NewEntry(incident.Number, incident.Attempt, EntryKind.Revision, criterion.Id, revision.RevisedAt, Transitions.Author, EntryJson.Write(revision))
                {
                    UniqueKey = $"revision/{incident.Number}/{criterion.Id}/{Time(revision.WindowEnd)}/{Time(revision.RevisedAt)}",
                };
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
