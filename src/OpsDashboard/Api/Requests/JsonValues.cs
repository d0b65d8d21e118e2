using System.Text.Json;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Requests;

/// <summary>Values of JSON as members of requests may be.</summary>
static class JsonValues
{
    /// <summary>Reads null, or a value of the type; otherwise says what is allowed.</summary>
    public static bool TryRead(JsonElement value, Type type, out object? read, out string allowed)
    {
        read = null;
        allowed = Allowed(type, value);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        read = type == typeof(bool) ? (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null)
            : type == typeof(long) ? (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null)
            : type == typeof(DateTimeOffset) ? Rfc3339.Read(Text(value))
            : Text(value);
        return read is not null;
    }

    /// <summary>A value in words, short.</summary>
    public static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Text(value) is { } text ? $"\"{OneLine.Of(text, 60)}\"" : "a text with half of a surrogate pair",
        JsonValueKind.Number => $"the number {OneLine.Of(value.GetRawText(), 40)}",
        _ => value.GetRawText(),
    };

    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "a name with half of a surrogate pair";
        }
    }

    /// <summary>Null when it is no text, or none that can be written in UTF-8.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // "\ud800" without its second half: legal JSON, no text.
            return null;
        }
    }

    private static string Allowed(Type type, JsonElement value) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(long) ? (IsWhole(value) ? $"a whole number from 0 to {Limits.Version}" : "a whole number")
        : type == typeof(DateTimeOffset) ? Rfc3339.Allowed
        : "a text";

    // Of a whole number that cannot be read only the range is wrong.
    private static bool IsWhole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetRawText().AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
