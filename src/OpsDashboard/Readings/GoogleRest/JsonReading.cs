using System.Globalization;
using System.Text.Json;

namespace OpsDashboard.Readings.GoogleRest;

/// <summary>Members of JSON that others wrote: what is absent, null or of another kind reads as not there, never as an exception.</summary>
static class JsonReading
{
    // Bound on lists such as containers and variables: no real resource comes near it.
    private const int MostItems = 1_000;

    public static JsonElement? Object(this JsonElement element, string name) => Member(element, name, JsonValueKind.Object);

    public static string? Text(this JsonElement element, string name) =>
        Member(element, name, JsonValueKind.String) is { } member && String(member) is { Length: > 0 } text ? text : null;

    /// <summary>Null for a text that is none: half of a surrogate pair may stand in JSON, but in no string.</summary>
    public static string? String(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null for a name that is no string either.</summary>
    public static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number; Google writes 64-bit ones as texts.</summary>
    public static double? Number(this JsonElement element, string name) =>
        Member(element, name, JsonValueKind.Number) is { } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value
        : element.Text(name) is { } text && ParseNumber(text) is { } parsed ? parsed
        : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        Member(element, name, JsonValueKind.Array) is { } list ? list.EnumerateArray().Take(MostItems) : [];

    public static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
