using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal.Store;

/// <summary>An entry as it lies in the table: times in microseconds since 1970-01-01 UTC, the kind as a word.</summary>
sealed class EntryRow
{
    private static readonly Dictionary<string, EntryKind> KindOf = Enum.GetValues<EntryKind>().ToDictionary(EntryJson.Word, StringComparer.Ordinal);

    public long Position { get; init; }

    public long Incident { get; init; }

    public int Attempt { get; init; }

    public string Kind { get; init; } = "";

    public string Subject { get; init; } = "";

    public long At { get; init; }

    public long RecordedAt { get; init; }

    public string RecordedBy { get; init; } = "";

    public string Body { get; init; } = "";

    public string? UniqueKey { get; init; }

    public static EntryRow Of(NewEntry entry, long position, DateTimeOffset recordedAt) => new()
    {
        Position = position,
        Incident = entry.Incident,
        Attempt = entry.Attempt,
        Kind = EntryJson.Word(entry.Kind),
        Subject = entry.Subject,
        At = Microseconds(entry.At),
        RecordedAt = Microseconds(recordedAt),
        RecordedBy = entry.By,
        Body = entry.Body,
        UniqueKey = entry.UniqueKey,
    };

    public JournalEntry ToEntry() => new(Position, Incident, Attempt, ReadKind(), Subject, Time(At), Time(RecordedAt), RecordedBy, Body);

    public static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    // Cut, not rounded, also before 1970: what is read is never later than what was written.
    private static long Microseconds(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerMicrosecond);

    // A new kind needs a new version of the schema, so that an older program does not come here.
    private EntryKind ReadKind() => KindOf.TryGetValue(Kind, out var kind)
        ? kind
        : throw new StoreUnavailableException($"entry {Position} of the journal is of the kind {OneLine.Of(Kind)}, which this program does not know");
}
