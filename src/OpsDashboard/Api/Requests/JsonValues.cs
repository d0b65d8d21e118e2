using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsDashboard.Api.Requests;

/// <summary>Values of JSON as members of requests may be.</summary>
static partial class JsonValues
{
    /// <summary>Reads null, or a value of the type; otherwise says what is allowed.</summary>
    public static bool TryRead(JsonElement value, Type type, out object? read, out string allowed)
    {
        read = null;
        allowed = Allowed(type);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        read = type == typeof(bool) ? (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null)
            : type == typeof(long) ? (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null)
            : type == typeof(DateTimeOffset) ? Time(Text(value))
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

    // Without an offset it would be the time zone of this machine.
    private static DateTimeOffset? Time(string? text) =>
        text is not null && TimePattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    private static string Allowed(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(long) ? $"a whole number from {long.MinValue} to {long.MaxValue}"
        : type == typeof(DateTimeOffset) ? "a time in ISO 8601 with Z or an offset, such as 2025-09-15T18:40:44Z"
        : "a text";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimePattern();
}
