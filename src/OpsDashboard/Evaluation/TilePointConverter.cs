using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsDashboard.Evaluation;

/// <summary>Writes a point as the two-element array of the contract.</summary>
sealed class TilePointConverter : JsonConverter<TilePoint>
{
    public override TilePoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var time = reader.GetInt64();
        reader.Read();
        double? value = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
        reader.Read();
        return new TilePoint(time, value);
    }

    public override void Write(Utf8JsonWriter writer, TilePoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.UnixSeconds);
        if (value.Value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
