using OpsDashboard.Components.Tiles;
using OpsDashboard.Components.Views;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Components.Act;

/// <summary>What two people said of one thing, line by line.</summary>
public sealed record ConflictRow(string Name, string Yours, string Theirs)
{
    /// <summary>From an entry that was not written and the one that stands in the journal; null when none does.</summary>
    public static ValueList<ConflictRow> Of(NewEntry yours, JournalEntry? theirs)
    {
        var mine = Parts(new JournalEntry(0, yours.Incident, yours.Attempt, yours.Kind, yours.Subject, yours.At, yours.At, yours.By, yours.Body)).ToArray();
        var other = theirs is null ? [] : Parts(theirs).ToArray();
        return mine.Select(part => part.Name)
            .Concat(other.Select(part => part.Name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => new ConflictRow(name, Value(mine, name), Value(other, name)))
            .ToValueList();
    }

    private static IEnumerable<(string Name, string? Value)> Parts(JournalEntry entry) => entry.Kind switch
    {
        EntryKind.SignOff => Parts(entry, entry.Read<SignOffBody>()),
        EntryKind.Action => Parts(entry, entry.Read<ActionBody>()),
        EntryKind.Fix => [("what", $"fix declared, attempt {entry.Attempt}"), ("title", entry.Read<FixBody>().Title), ("link", entry.Read<FixBody>().Link), .. Said(entry)],
        EntryKind.Resolved => [("what", "resolved"), ("reason", entry.Read<ResolvedBody>().OverrideReason ?? "all criteria held"), .. Said(entry)],
        EntryKind.Reopened => [("what", $"reopened, attempt {entry.Attempt}"), ("reason", entry.Read<ReopenedBody>().Reason), .. Said(entry)],
        _ => [("what", EntryJson.Word(entry.Kind)), .. Said(entry)],
    };

    private static IEnumerable<(string, string?)> Parts(JournalEntry entry, SignOffBody body) =>
        [("state", body.IsSigned ? "signed off" : "taken back"), ("link", body.Link), ("note", body.Note), .. Said(entry)];

    private static IEnumerable<(string, string?)> Parts(JournalEntry entry, ActionBody body) =>
        [("state", StateAppearance.Of(body.State).Word), ("owner", body.Owner), ("note", body.Note), .. Said(entry)];

    private static IEnumerable<(string, string?)> Said(JournalEntry entry) => [("by", entry.By), ("at", $"{Times.Day(entry.At)} UTC")];

    private static string Value((string Name, string? Value)[] parts, string name) =>
        parts.Where(part => part.Name == name).Select(part => part.Value).FirstOrDefault() is { Length: > 0 } value ? value : Numbers.None;
}
