using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Admin;

/// <summary>Lays the members of a JSON object over a record; what is not named stays.</summary>
static class Patch
{
    private const int LongestFound = 60;

    /// <param name="record">What stands now.</param>
    /// <param name="body">An object with some of the record's members, in camelCase.</param>
    /// <param name="faults">Gets every unknown member and every value of a wrong type.</param>
    /// <returns>The changed record, or the one given when there are faults.</returns>
    public static T Apply<T>(T record, JsonElement body, List<ControlFault> faults)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            faults.Add(new ControlFault("", Found(body), "a JSON object"));
            return record;
        }

        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), StringComparer.Ordinal);
        var before = faults.Count;
        var changed = (JsonObject)JsonSerializer.SerializeToNode(record, AdminJson.Options)!;
        foreach (var member in body.EnumerateObject())
        {
            if (!properties.TryGetValue(member.Name, out var property))
                faults.Add(new ControlFault(Short(member.Name), "an unknown member", string.Join(", ", properties.Keys.Order(StringComparer.Ordinal))));
            else if (!Fits(member.Value, property))
                faults.Add(new ControlFault(member.Name, Found(member.Value), Kind(property, member.Value)));
            else
                changed[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return faults.Count > before ? record : changed.Deserialize<T>(AdminJson.Options)!;
    }

    private static bool Fits(JsonElement value, PropertyInfo property)
    {
        if (value.ValueKind is JsonValueKind.Null)
            return IsNullable(property);
        try
        {
            return value.Deserialize(property.PropertyType, AdminJson.Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Kind(PropertyInfo property, JsonElement found)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = type == typeof(int) ? (IsWhole(found) ? $"a whole number from {int.MinValue} to {int.MaxValue}" : "a whole number")
            : type == typeof(double) ? "a number"
            : type == typeof(bool) ? "true or false"
            : type == typeof(TimeSpan) ? "a span of time such as \"00:05:00\""
            : "a text";
        return IsNullable(property) ? $"{kind}, or null" : kind;
    }

    // Of a whole number that does not fit only the range is wrong.
    private static bool IsWhole(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.GetRawText().TrimStart('-').All(char.IsAsciiDigit);

    private static bool IsNullable(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : new NullabilityInfoContext().Create(property).WriteState is NullabilityState.Nullable;

    private static string Found(JsonElement value) => Short(value.GetRawText());

    private static string Short(string text) => text.Length <= LongestFound ? text : $"{text[..LongestFound]}…";
}
