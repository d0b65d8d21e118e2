using System.Text.Json.Nodes;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Api.Incidents;

/// <summary>A journal entry as JSON.</summary>
/// <param name="Position">Its id; of things with a version, their version.</param>
/// <param name="At">Incident time.</param>
/// <param name="RecordedAt">Real time.</param>
/// <param name="By">Who; only as trustworthy as who sent it, unless it came with a token.</param>
/// <param name="Body">Depends on the kind.</param>
sealed record EntryView(
    long Position, long Incident, int Attempt, EntryKind Kind, string Subject, DateTimeOffset At, DateTimeOffset RecordedAt, string By, JsonNode? Body)
{
    public static EntryView Of(JournalEntry entry) =>
        new(entry.Position, entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.RecordedAt, entry.By, JsonNode.Parse(entry.Body));
}

/// <summary>An entry that was not written.</summary>
sealed record UnwrittenView(long? ExpectedVersion, int Attempt, EntryKind Kind, string Subject, DateTimeOffset At, string By, JsonNode? Body)
{
    public static UnwrittenView Of(NewEntry entry) => new(entry.ExpectedVersion, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.By, JsonNode.Parse(entry.Body));
}
