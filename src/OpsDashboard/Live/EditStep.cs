using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsDashboard.Live;

/// <summary>A step of an edit, in JSON <c>[keep, drop, put]</c>: goes on from where the last one ended, and what no step reaches is kept.</summary>
/// <param name="Keep">UTF-16 units of the old text that stay.</param>
/// <param name="Drop">Units after them that go.</param>
/// <param name="Put">What comes in their place.</param>
[JsonConverter(typeof(EditStepConverter))]
readonly record struct EditStep(int Keep, int Drop, string Put);

/// <summary>An array, because there are many steps in a message.</summary>
sealed class EditStepConverter : JsonConverter<EditStep>
{
    public override EditStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The hub sends edits and never receives them.");

    public override void Write(Utf8JsonWriter writer, EditStep value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Keep);
        writer.WriteNumberValue(value.Drop);
        writer.WriteStringValue(value.Put);
        writer.WriteEndArray();
    }
}
