namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>What an incident looked like in the data: how starts failed, what was full, what came first.</summary>
/// <param name="From">The onset.</param>
/// <param name="To">End of the data it was read from: the interval's end, or so far as they reach.</param>
/// <param name="IsOver">Whether the interval is at its end: nothing will be added.</param>
/// <param name="IsRead">Whether every question was answered, be it with nothing.</param>
/// <param name="Hash">Of the configuration that it was read by.</param>
public sealed record Fingerprint(DateTimeOffset From, DateTimeOffset To, bool IsOver, bool IsRead, string Hash, ValueList<FingerprintPart> Parts)
{
    /// <summary>Whether every part is told, "nothing failed" included.</summary>
    public bool IsComplete => Parts.All(part => part.State != PartState.Unknown);

    /// <summary>Null when its configuration has no such part.</summary>
    public FingerprintPart? this[PartKind kind] => Parts.FirstOrDefault(part => part.Kind == kind);
}

/// <summary>One part of a fingerprint.</summary>
/// <param name="Values">What is compared: a phase, class or code; the titles of what was saturated, possibly none; the symptoms
/// that showed, in their order.</param>
/// <param name="Words">The same with its numbers, for people; of an unknown part why it is unknown.</param>
public sealed record FingerprintPart(PartKind Kind, PartState State, ValueList<string> Values, string Words)
{
    /// <summary>Of the order of symptoms: the step, counted from the first one looked at, in which each of <see cref="Values"/> first showed.</summary>
    public ValueList<int> Steps { get; init; } = [];

    public static FingerprintPart Known(PartKind kind, IEnumerable<string> values, string words) => new(kind, PartState.Known, values.ToValueList(), words);

    public static FingerprintPart Absent(PartKind kind, string words) => new(kind, PartState.Absent, [], words);

    public static FingerprintPart Unknown(PartKind kind, string reason) => new(kind, PartState.Unknown, [], reason);
}

/// <summary>Parts of a fingerprint; the first two decide most.</summary>
public enum PartKind
{
    FailingPhase,
    ErrorClass,
    SaturatedDependency,
    SymptomOrder,
    ExitCode,
}

/// <summary>What is known of a part.</summary>
public enum PartState
{
    Known,

    /// <summary>Data are there, and nothing failed.</summary>
    Absent,

    /// <summary>No data, or they could not be read.</summary>
    Unknown,
}
