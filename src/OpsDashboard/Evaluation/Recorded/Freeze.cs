namespace OpsDashboard.Evaluation.Recorded;

/// <summary>That a frozen revision was made; the revision itself stays in the store.</summary>
/// <param name="Revision">1, 2, 3 … of the incident.</param>
/// <param name="Of">Position of the journal entry that it was made for; 0 for the opening and for what somebody asked for.</param>
/// <param name="At">Incident time.</param>
/// <param name="Hash">SHA-256 of the revision, hexadecimal.</param>
/// <param name="Version">Position of its journal entry.</param>
public sealed record Freeze(int Revision, FreezeCause Cause, long Of, DateTimeOffset At, string By, string? Note, string Hash, long Version);

/// <summary>Why a revision was frozen.</summary>
public enum FreezeCause
{
    /// <summary>The incident was seen for the first time.</summary>
    Opened,
    DeclaredFix,
    Resolved,
    Reopened,

    /// <summary>Somebody asked for it.</summary>
    Asked,
}
