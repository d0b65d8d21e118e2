using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Frozen;

/// <summary>What became of a revision that was to be made.</summary>
public abstract record FreezeResult
{
    /// <summary>It is on disk.</summary>
    public sealed record Made(JournalEntry Entry, int Revision) : FreezeResult;

    /// <summary>Another one was written meanwhile; it must be computed anew.</summary>
    public sealed record Overtaken : FreezeResult;

    /// <summary>The store does not take it now. Nothing was written.</summary>
    public sealed record Unavailable(string Reason) : FreezeResult;
}
