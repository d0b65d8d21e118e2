namespace OpsDashboard.Evaluation.Recorded;

/// <summary>What is recorded of one incident.</summary>
public sealed record IncidentRecord
{
    /// <summary>How many notes, and how many entries of its log, are held in memory; the store has all.</summary>
    public const int MostShown = 200;

    public static IncidentRecord Nothing { get; } = new();

    /// <summary>Attempts after the first, oldest first: each declared fix and each reopening began one.</summary>
    public ValueList<AttemptStart> Attempts { get; init; } = [];

    /// <summary>Number of the attempt that is judged; the first lasts from the opening.</summary>
    public int Attempt => Attempts.Count > 0 ? Attempts[^1].Number : 1;

    /// <summary>The last of each criterion.</summary>
    public ValueList<SignOff> SignOffs { get; init; } = [];

    /// <summary>Of each evidence id the one that finished last.</summary>
    public ValueList<Evidence> Evidence { get; init; } = [];

    public ValueList<ActionProgress> Actions { get; init; } = [];

    /// <summary>Null while it is not resolved; a later attempt ends it.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>Newest first, at most <see cref="MostShown"/>.</summary>
    public ValueList<Note> Notes { get; init; } = [];

    /// <summary>The last verdict of each criterion that was journalled, and since when: what transitions are told against.</summary>
    public ValueList<RecordedVerdict> Verdicts { get; init; } = [];

    /// <summary>Verdicts on earlier windows that late points turned, newest first, at most <see cref="MostShown"/>.</summary>
    public ValueList<VerdictRevision> Revisions { get; init; } = [];

    /// <summary>Of past incidents, as once computed from the source's history, which does not last for ever.</summary>
    public ValueList<RecordedFingerprint> Fingerprints { get; init; } = [];

    /// <summary>Frozen revisions, newest first, at most <see cref="MostShown"/>; the store has all of them, for ever.</summary>
    public ValueList<Freeze> Frozen { get; init; } = [];

    /// <summary>Position of the last entry that was frozen without anybody asking, 0 for the opening; null when nothing was.</summary>
    public long? FrozenUpTo { get; init; }

    /// <summary>Newest first, at most <see cref="MostShown"/>: what the timeline tells in words.</summary>
    public ValueList<LogLine> Log { get; init; } = [];

    /// <summary>Position of the last entry that changed attempt or resolution; 0 when none did. A form or client sends it back.</summary>
    public long Version { get; init; }

    /// <summary>Position of the last entry that verdicts depend on; 0 when there is none.</summary>
    public long JudgedFrom => Math.Max(Version, Math.Max(SignOffs.Max(one => (long?)one.Version) ?? 0, Evidence.Max(one => (long?)one.Version) ?? 0));

    /// <summary>Whether criteria are judged the same with the other one: notes, actions and the log decide nothing.</summary>
    public bool JudgesLike(IncidentRecord other) =>
        ReferenceEquals(this, other) || (Attempts.Equals(other.Attempts) && SignOffs.Equals(other.SignOffs) && Evidence.Equals(other.Evidence));
}
