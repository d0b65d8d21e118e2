using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Workspace;

/// <summary>A deed, checked: the entry to write, or why none is written.</summary>
/// <param name="Known">Version of the thing in the journal, for entries that need one.</param>
readonly record struct Decision(NewEntry? Entry, Outcome? Refusal, long Known = 0)
{
    public static implicit operator Decision(Outcome refusal) => new(null, refusal);

    public static implicit operator Decision(NewEntry entry) => new(entry, null);
}
