using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>A fingerprint as it is recorded.</summary>
public static class FingerprintJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static string Write(Fingerprint fingerprint) => JsonSerializer.Serialize(
        new Stored(fingerprint.Hash, fingerprint.From, fingerprint.To, [.. fingerprint.Parts.Select(part => new StoredPart(part.Kind, part.State, [.. part.Values], [.. part.Steps], part.Words))]),
        Options);

    /// <summary>Null when it is none, or one of another version of this program: it is then read from the source again.</summary>
    public static Fingerprint? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(json, Options) is { Hash: not null, Parts: { Length: > 0 } parts } stored && Array.TrueForAll(parts, IsWhole)
                ? new Fingerprint(stored.From, stored.To, IsOver: true, IsRead: true, stored.Hash, parts.Select(Of).ToValueList())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FingerprintPart Of(StoredPart part) => new(part.Kind, part.State, part.Values!.ToValueList(), part.Words!) { Steps = part.Steps!.ToValueList() };

    private static bool IsWhole(StoredPart? part) =>
        part is { Values: not null, Steps: not null, Words: not null } && Array.TrueForAll(part.Values, value => value is not null)
        && (part.Kind != PartKind.SymptomOrder || part.Steps.Length == part.Values.Length);

    private sealed record Stored(string? Hash, DateTimeOffset From, DateTimeOffset To, StoredPart[]? Parts);

    private sealed record StoredPart(PartKind Kind, PartState State, string[]? Values, int[]? Steps, string? Words);
}
