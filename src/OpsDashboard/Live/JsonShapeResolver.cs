using System.Collections.Frozen;
using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>Writes the hub's objects in MessagePack with exactly the names, words and shapes of their JSON, so that there is one contract.</summary>
/// <remarks>Through JSON, because that runs once a snapshot for all MessagePack clients together; a second set of formatters
/// would have to be kept equal by hand.</remarks>
sealed class JsonShapeResolver : IFormatterResolver
{
    private static readonly FrozenDictionary<Type, object> Formatters = new Dictionary<Type, object>
    {
        [typeof(DashboardSnapshot)] = new Formatter<DashboardSnapshot>(),
        [typeof(Changes)] = new Formatter<Changes>(),
        [typeof(RegionsMessage)] = new Formatter<RegionsMessage>(),
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public IMessagePackFormatter<T>? GetFormatter<T>() => Formatters.GetValueOrDefault(typeof(T)) as IMessagePackFormatter<T>;

    private sealed class Formatter<T> : IMessagePackFormatter<T>
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) =>
            Write(ref writer, JsonSerializer.SerializeToElement(value, SnapshotJson.Options));

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            throw new NotSupportedException("The hub sends these objects and never receives them.");

        private static void Write(ref MessagePackWriter writer, JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteMapHeader(element.GetPropertyCount());
                    foreach (var member in element.EnumerateObject())
                    {
                        writer.Write(member.Name);
                        Write(ref writer, member.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    writer.WriteArrayHeader(element.GetArrayLength());
                    foreach (var item in element.EnumerateArray())
                    {
                        Write(ref writer, item);
                    }

                    break;
                case JsonValueKind.String:
                    writer.Write(element.GetString());
                    break;
                case JsonValueKind.Number when element.TryGetInt64(out var integer):
                    writer.Write(integer);
                    break;
                case JsonValueKind.Number:
                    writer.Write(element.GetDouble());
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    writer.Write(element.GetBoolean());
                    break;
                default:
                    writer.WriteNil();
                    break;
            }
        }
    }
}
