using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>What results have in common.</summary>
static class JournalResults
{
    /// <summary>The entry on disk that a result speaks of; null when there is none.</summary>
    public static JournalEntry? EntryOf(AppendResult result) => result switch
    {
        AppendResult.Written written => written.Entry,
        AppendResult.Known known => known.Entry,
        AppendResult.Conflict conflict => conflict.Theirs,
        _ => null,
    };
}
