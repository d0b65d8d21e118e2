using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api;

public sealed class SnapshotSchemaTests
{
    private static readonly string File = Path.Combine(Repository.Source, "Api", "snapshot.schema.json");

    private static readonly JsonNode Schema = JsonNode.Parse(System.IO.File.ReadAllText(File))!;

    public static TheoryData<string, Type> Objects => new()
    {
        { "demo", typeof(DemoClock) },
        { "source", typeof(SourceState) },
        { "tile", typeof(Tile) },
        { "thresholds", typeof(TileThresholds) },
        { "incident", typeof(Incident) },
        { "determination", typeof(Determination) },
        { "horizon", typeof(Horizon) },
        { "criterion", typeof(Criterion) },
        { "revision", typeof(VerdictRevision) },
        { "why", typeof(Why) },
        { "check", typeof(Check) },
        { "action", typeof(IncidentAction) },
        { "", typeof(DashboardSnapshot) },
    };

    [Fact]
    public async Task Snapshots_AsSerialised_AreValid()
    {
        var schema = await JsonSchema.FromFileAsync(File, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(JsonSerializer.Serialize(FullSnapshot.Full, SnapshotJson.Options)));
        Assert.Empty(schema.Validate(JsonSerializer.Serialize(FullSnapshot.Bare, SnapshotJson.Options)));
    }

    [Fact]
    public async Task Snapshot_WithAnUnknownVerdict_IsNotValid()
    {
        var schema = await JsonSchema.FromFileAsync(File, TestContext.Current.CancellationToken);
        var json = JsonSerializer.Serialize(FullSnapshot.Full, SnapshotJson.Options).Replace("\"not-met\"", "\"fine\"", StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(json));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Members_OfTheSchema_AreThoseSerialised(string definition, Type type)
    {
        var described = definition.Length == 0 ? Schema : Schema["definitions"]![definition]!;
        var serialised = SnapshotJson.Options.GetTypeInfo(type).Properties;
        var names = serialised.Where(property => property.Get is not null).Select(property => property.Name).ToArray();

        Assert.Equal(names, described["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(names, described["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.False(described["additionalProperties"]!.GetValue<bool>());
        foreach (var property in serialised.Where(property => property.Get is not null && EnumOf(property.PropertyType) is not null))
        {
            var words = Enum.GetNames(EnumOf(property.PropertyType)!).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
            var wordsOfSchema = described["properties"]![property.Name]!["enum"]!.AsArray().Where(word => word is not null).Select(word => word!.GetValue<string>());
            Assert.Equal(words.Order(StringComparer.Ordinal), wordsOfSchema.Order(StringComparer.Ordinal));
        }
    }

    private static Type? EnumOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } found ? found : null;
}
