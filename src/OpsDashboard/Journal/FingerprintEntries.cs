using System.Globalization;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>Snapshot and what is recorded → the fingerprints to be written: those that are complete and will not change, once each.</summary>
public static class FingerprintEntries
{
    public static IReadOnlyList<NewEntry> Of(DashboardSnapshot snapshot, JournalFacts facts, string by) =>
        [.. snapshot.Incidents.SelectMany(incident => Of(incident, facts.Of(incident.Number), snapshot.At, by))];

    private static IEnumerable<NewEntry> Of(Incident incident, IncidentRecord record, DateTimeOffset at, string by)
    {
        if (incident.Recurrence is not { } recurrence)
        {
            yield break;
        }

        foreach (var (number, fingerprint) in recurrence.Past.Select(past => (past.Number, past.Fingerprint)).Prepend((incident.Number, recurrence.Current)))
        {
            var json = FingerprintJson.Write(fingerprint);
            if (fingerprint is { IsOver: true, IsComplete: true } && record.Fingerprints.All(recorded => recorded.Past != number || recorded.Json != json))
            {
                var subject = number.ToString(CultureInfo.InvariantCulture);
                yield return new NewEntry(incident.Number, incident.Attempt, EntryKind.Fingerprint, subject, at, by, json)
                {
                    UniqueKey = $"{incident.Number}/fingerprint/{subject}/{fingerprint.Hash}/{fingerprint.From.ToUnixTimeSeconds()}/{fingerprint.To.ToUnixTimeSeconds()}",
                };
            }
        }
    }
}
