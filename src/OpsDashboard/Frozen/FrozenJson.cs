using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Frozen;

/// <summary>A revision as the text that is stored and served, and back.</summary>
public static class FrozenJson
{
    private const string HashMember = "hash";

    private static readonly JsonSerializerOptions Options = new(SnapshotJson.Options) { Converters = { new ValueListConverter() } };

    /// <summary>Canonical JSON with its hash in it.</summary>
    /// <remarks>The serializer writes U+FFFD for half of a surrogate pair: what others named badly makes no revision impossible.</remarks>
    public static (string Text, string Hash) Write(FrozenRevision revision)
    {
        var json = JsonSerializer.SerializeToNode(revision, Options)!.AsObject();
        json.Remove(HashMember);
        var hash = HashOf(json);
        json[HashMember] = hash;
        return (Canonical(json), hash);
    }

    /// <summary>What is stored, read by this or any later version of the program.</summary>
    public static FrozenRevision Read(string text) => JsonSerializer.Deserialize<FrozenRevision>(text, Options) is { Incident: not null } revision
        // What the page tells of a resolution stands beside the snapshot's own object.
        ? revision with { Incident = revision.Incident with { Resolution = revision.Resolution } }
        : throw new JsonException("a frozen revision without an incident");

    /// <summary>As an element, for members that are only written.</summary>
    internal static JsonElement? Element<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.SerializeToElement(value, Options);

    private static string HashOf(JsonObject json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(json))));

    private static string Canonical(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return CanonicalJson.Of(document.RootElement);
    }
}
