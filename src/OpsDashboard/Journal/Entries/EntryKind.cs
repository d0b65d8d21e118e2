namespace OpsDashboard.Journal.Entries;

/// <summary>Kinds of journal entries; stored in kebab-case.</summary>
public enum EntryKind
{
    /// <summary>A criterion has another verdict than last journalled.</summary>
    Verdict,

    /// <summary>A verdict on an earlier window that late points turned.</summary>
    Revision,
    SignOff,
    Note,
    Action,
    Evidence,

    /// <summary>A declared fix: begins an attempt.</summary>
    Fix,
    Resolved,

    /// <summary>By hand, or because a criterion that held is not met any more: begins an attempt.</summary>
    Reopened,

    /// <summary>The configuration is another one than last journalled; its incident is 0.</summary>
    Configuration,

    /// <summary>For a while nothing could be written; its incident is 0.</summary>
    Outage,

    /// <summary>The fingerprint of a past incident.</summary>
    Fingerprint,

    /// <summary>The incident was frozen as a revision, for tickets; the revision itself is the entry's attachment.</summary>
    Frozen,

    /// <summary>A wall screen got its name, or another one; its incident is 0, its subject the screen's number.</summary>
    ScreenPaired,

    /// <summary>A wall screen's token counts no more; its incident is 0, its subject the screen's number.</summary>
    ScreenWithdrawn,
}
