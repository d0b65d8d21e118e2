namespace OpsDashboard.Snapshots;

/// <summary>How the journal is: the object <c>journal</c> of the snapshot.</summary>
/// <param name="Error">What is wrong, in plain words.</param>
/// <param name="Since">Incident time since when it is in trouble.</param>
/// <param name="Position">The last entry that this snapshot knows.</param>
public sealed record JournalState(JournalStatus Status, string? Error, DateTimeOffset? Since, long Position)
{
    public static JournalState Well(long position) => new(JournalStatus.Ok, Error: null, Since: null, position);
}

/// <summary>Statuses of the journal.</summary>
public enum JournalStatus
{
    Ok,

    /// <summary>It was never read since the start: nothing can be judged.</summary>
    Unread,

    /// <summary>What is recorded is known, but nothing can be written now.</summary>
    Failing,
}
