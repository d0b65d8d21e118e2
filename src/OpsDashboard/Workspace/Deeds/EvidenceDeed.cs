using OpsDashboard.Configuration;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class EvidenceDeed
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Decision Check(Situation situation, string id, EvidenceRequest request)
    {
        var known = situation.Incident.EvidenceSources().Select(source => source.Id).ToArray();
        if (!known.Contains(id, StringComparer.Ordinal))
        {
            return situation.Unknown("evidence", id, known);
        }

        var fields = new Fields();
        if (request.Passed is null)
        {
            fields.Fault("passed", "nothing", "must be true or false");
        }

        var url = fields.Link("url", request.Url, required: true);
        var finished = FinishedAt(request.FinishedAt, situation.Now, fields);
        var summary = fields.Text("summary", request.Summary, Limits.Summary);
        if (!fields.AreValid)
        {
            return fields.Refusal;
        }

        var entry = situation.Entry(EntryKind.Evidence, id, situation.Author ?? Situation.Anonymous, new EvidenceBody(request.Passed!.Value, url!, finished, summary));
        // Sent twice it is one result, so that a job may retry. Without its time nobody can tell two results from one sent twice.
        return request.FinishedAt is null ? entry : entry with { UniqueKey = $"evidence/{situation.Incident.Number}/{id}/{Microseconds(finished)}" };
    }

    /// <summary>Whether an entry of the same key says the same.</summary>
    public static bool IsSame(NewEntry entry, JournalEntry other) => EntryJson.Write(other.Read<EvidenceBody>()) == entry.Body;

    private static DateTimeOffset FinishedAt(DateTimeOffset? given, DateTimeOffset now, Fields fields)
    {
        if (given is { } time && (time < Earliest || time > now + Limits.Ahead))
        {
            fields.Fault(
                "finishedAt", FoundText.Of(time == default ? "0001-01-01T00:00:00Z" : time), $"must be from 2000 to {FoundText.Of(now + Limits.Ahead)}, which is {Limits.Ahead.TotalMinutes:0} min past incident time");
        }

        // Whole microseconds: finer ones are no difference in the store.
        return DateTimeOffset.UnixEpoch.AddMicroseconds(Microseconds(given ?? now));
    }

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
