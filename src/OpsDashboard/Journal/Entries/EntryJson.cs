using System.Text.Json;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal.Entries;

/// <summary>Bodies and kinds as text.</summary>
public static class EntryJson
{
    private static readonly JsonSerializerOptions Options = new(SnapshotJson.Options) { Converters = { new ValueListConverter() } };

    public static string Write<T>(T body) => JsonSerializer.Serialize(body, Options);

    public static T Read<T>(this JournalEntry entry) => JsonSerializer.Deserialize<T>(entry.Body, Options)
        ?? throw new JsonException($"entry {entry.Position} has no body");

    /// <summary>A part of a body, as its writer had it.</summary>
    public static T Read<T>(JsonElement part) => part.Deserialize<T>(Options) ?? throw new JsonException("it is null");

    /// <summary>For example <c>sign-off</c>.</summary>
    public static string Word(EntryKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
