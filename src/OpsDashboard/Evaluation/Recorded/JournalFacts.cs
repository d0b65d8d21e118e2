namespace OpsDashboard.Evaluation.Recorded;

/// <summary>What people and programs have said, as far as verdicts depend on it: the journal, folded. Immutable.</summary>
/// <param name="Position">Position of the last journal entry in it; 0 when there is none.</param>
/// <param name="Incidents">By number; those of which nothing is recorded are absent.</param>
public sealed record JournalFacts(long Position, IReadOnlyDictionary<long, IncidentRecord> Incidents)
{
    /// <summary>Nothing is recorded, and that is known.</summary>
    public static JournalFacts Empty { get; } = new(0, new Dictionary<long, IncidentRecord>());

    /// <summary>The configuration journalled last; null when none was.</summary>
    public RecordedConfiguration? Configuration { get; init; }

    /// <summary>The wall screens.</summary>
    public RecordedScreens Screens { get; init; } = RecordedScreens.Nothing;

    /// <summary>Why it is not known what is recorded; null when it is. Without attempts and sign-offs nothing can be judged.</summary>
    public string? Unread { get; init; }

    /// <summary>The journal was never read since the start.</summary>
    public static JournalFacts NotRead(string reason) => Empty with { Unread = reason };

    /// <summary>What is recorded of one incident.</summary>
    public IncidentRecord Of(long number) => Incidents.GetValueOrDefault(number) ?? IncidentRecord.Nothing;
}
