namespace OpsDashboard.Journal.Entries;

/// <summary>One line of the journal. Nothing is ever changed or deleted.</summary>
/// <param name="Position">1, 2, 3 … in the order of commits; the entry's id and, for things with versions, their version.</param>
/// <param name="Incident">0 for what belongs to none.</param>
/// <param name="Subject">What it is about: id of a criterion, action or evidence; empty otherwise.</param>
/// <param name="At">Incident time.</param>
/// <param name="RecordedAt">Real time.</param>
/// <param name="By">Who; untrusted unless it is a token's name.</param>
/// <param name="Body">JSON; its shape follows from <paramref name="Kind"/>.</param>
public sealed record JournalEntry(
    long Position, long Incident, int Attempt, EntryKind Kind, string Subject, DateTimeOffset At, DateTimeOffset RecordedAt, string By, string Body);

/// <summary>An entry that is to be written.</summary>
public sealed record NewEntry(long Incident, int Attempt, EntryKind Kind, string Subject, DateTimeOffset At, string By, string Body)
{
    /// <summary>Null when it may be written as often as it comes; otherwise a second one of the same key is not written.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>Position of the entry that the writer knows as the last one of the same <see cref="Versioned"/>; 0 for none. Null
    /// when it does not matter.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A long text that is written with the entry and read by its <see cref="UniqueKey"/> alone: whoever folds entries never meets it.</summary>
    public string? Attachment { get; init; }

    /// <summary>What is versioned: entries with the same name follow one another.</summary>
    public string Versioned => Kind switch
    {
        EntryKind.Fix or EntryKind.Resolved or EntryKind.Reopened => $"{Incident}/incident",
        // The subject is the revision's number, and every next one follows the last.
        EntryKind.Frozen => $"{Incident}/frozen",
        // Each name and number once, whoever pairs where: so all of them follow one another.
        EntryKind.ScreenPaired or EntryKind.ScreenWithdrawn => $"{Incident}/screens",
        _ => $"{Incident}/{EntryJson.Word(Kind)}/{Subject}",
    };
}
