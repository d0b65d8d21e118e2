using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>What became of an entry that was to be written.</summary>
public abstract record AppendResult
{
    /// <summary>It is on disk.</summary>
    public sealed record Written(JournalEntry Entry) : AppendResult;

    /// <summary>One with the same key is on disk already.</summary>
    public sealed record Known(JournalEntry Entry) : AppendResult;

    /// <summary>Somebody else was first: the last entry of the same thing is another one than expected; null when there is none.</summary>
    public sealed record Conflict(JournalEntry? Theirs) : AppendResult;

    /// <summary>The store does not take it now. Nothing was written.</summary>
    public sealed record Unavailable(string Reason) : AppendResult;
}
