using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Workspace;

/// <summary>What became of something that somebody did. Pages and API tell it in their own way.</summary>
public abstract record Outcome
{
    /// <summary>It is in the journal.</summary>
    /// <param name="Again">It was there already: sent a second time.</param>
    public sealed record Done(JournalEntry Entry, bool Again = false) : Outcome;

    /// <summary>Nothing was written: each fault names the field, what was found and what is allowed.</summary>
    public sealed record Invalid(ValueList<FieldFault> Faults) : Outcome;

    /// <summary>There is no such incident, criterion, action or evidence.</summary>
    public sealed record NotFound(string What) : Outcome;

    /// <summary>Somebody else was first. Nothing was written.</summary>
    /// <param name="Theirs">What stands in the journal; null when the sender expected something and there is nothing.</param>
    public sealed record Conflict(NewEntry Yours, JournalEntry? Theirs) : Outcome;

    /// <summary>The journal cannot be written now. Nothing was written.</summary>
    public sealed record Unavailable(string Reason) : Outcome;

    /// <summary>It was asked for too often. Nothing was written.</summary>
    /// <param name="RetryAfter">Real time.</param>
    public sealed record TooOften(string Reason, TimeSpan RetryAfter) : Outcome;
}

/// <summary>A field with what is wrong about it.</summary>
public sealed record FieldFault(string Field, string Message);
