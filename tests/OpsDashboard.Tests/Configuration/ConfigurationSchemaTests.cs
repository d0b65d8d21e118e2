using System.Reflection;
using System.Text.Json.Nodes;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Reflection;
using NJsonSchema;
using OpsDashboard.Configuration;
using OpsDashboard.Configuration.Binding;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

/// <summary>The schema is written by hand, for its words; what it allows must be what the program reads.</summary>
public sealed class ConfigurationSchemaTests
{
    private static readonly string File = Path.Combine(Repository.Source, "Configuration", "appsettings.schema.json");

    private static readonly JsonNode Schema = JsonNode.Parse(System.IO.File.ReadAllText(File))!;

    public static TheoryData<Type> Records => [.. ReachableFrom(typeof(DashboardOptions)).Where(type => type != typeof(DashboardOptions))];

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("tests/OpsDashboard.Tests/Configuration/checkout-latency.json")]
    public async Task ValidConfiguration_InTheSchemasEyes_IsValid(string file)
    {
        var schema = await JsonSchema.FromFileAsync(File, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(await System.IO.File.ReadAllTextAsync(Repository.PathOf(file), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("""{ "Signals": [ { "Id": "a", "Title": "A", "Query": { "Filter": "metric.type = \"a/b\"" }, "Treshold": {} } ] }""")]
    [InlineData("""{ "CloudMonitoring": { "PollInterval": "60" } }""")]
    [InlineData("""{ "CloudMonitoring": { "Endpoint": "https://me@host" } }""")]
    [InlineData("""{ "CloudMonitoring": { "PricePerMillionSeries": 1001 } }""")]
    [InlineData("""{ "Incidents": [ { "Number": 1, "Title": "A", "Severity": "P1", "OpenedAt": "2026-03-02T09:00:00" } ] }""")]
    [InlineData("""{ "Live": { "Viewers": 0 } }""")]
    [InlineData("""{ "Alerts": { "Routes": [] } }""")]
    public async Task Fault_InTheSchemasEyes_IsNotValid(string json)
    {
        var schema = await JsonSchema.FromFileAsync(File, TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(json));
    }

    [Fact]
    public void Sections_OfTheSchema_AreThoseRead()
    {
        var sections = RecordMembers.Of(typeof(DashboardOptions)).Values.Select(member => member.Name);

        Assert.Equal(sections.Append("Alerts"), Names(Schema));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Members_OfTheSchema_AreThoseRead(Type record)
    {
        var definition = Schema["definitions"]![DefinitionOf(record)]!;
        var members = RecordMembers.Of(record).Values.ToArray();

        Assert.Equal(members.Select(member => member.Name), Names(definition));
        Assert.False(definition["additionalProperties"]!.GetValue<bool>());
        Assert.All(definition["required"]?.AsArray() ?? [], name => Assert.Contains(name!.GetValue<string>(), members.Select(member => member.Name)));
        foreach (var member in members)
        {
            CheckForm(member, definition["properties"]![member.Name]!);
        }
    }

    [Fact]
    public void AlignersAndReducers_OfTheSchema_AreThoseOfTheWireContract()
    {
        var query = Schema["definitions"]!["query"]!["properties"]!;

        Assert.Equal(OriginalNames<Aggregation.Types.Aligner>(), Words(query["Aligner"]!).Order(StringComparer.Ordinal));
        Assert.Equal(OriginalNames<Aggregation.Types.Reducer>(), Words(query["Reducer"]!).Order(StringComparer.Ordinal));
    }

    private static void CheckForm(PropertyInfo member, JsonNode property)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        var text = property.ToJsonString();
        if (type.IsEnum)
        {
            Assert.Equal(ScalarForm.Words(type), Words(property).Select(word => word.ToLowerInvariant()).Distinct());
        }
        else if (ListMaker.ItemType(type) is { } item)
        {
            Assert.Equal("array", property["type"]!.GetValue<string>());
            Assert.True(item == typeof(string) || text.Contains($"#/definitions/{DefinitionOf(item)}\"", StringComparison.Ordinal), member.Name);
        }
        else if (Expected(type) is { } expected)
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.False(text.Contains("\"null\"", StringComparison.Ordinal) && !RecordMembers.IsNullable(member), $"{member.Name} must not allow null");
    }

    private static string? Expected(Type type) =>
        type == typeof(TimeSpan) ? "#/definitions/span\""
        : type == typeof(DateTimeOffset) ? "#/definitions/time\""
        : type == typeof(double) || type == typeof(decimal) ? "\"number\""
        : type == typeof(int) || type == typeof(long) ? "\"integer\""
        : type == typeof(bool) ? "\"boolean\""
        : RecordMembers.IsRecord(type) ? $"#/definitions/{DefinitionOf(type)}\""
        : null;

    // SignalOptions is described as "signal"; the thresholds of a signal as "threshold".
    private static string DefinitionOf(Type record)
    {
        var name = record.Name.Replace("Options", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static HashSet<Type> ReachableFrom(Type record)
    {
        var found = new HashSet<Type>();
        Visit(record);
        return found;

        void Visit(Type type)
        {
            if (!found.Add(type))
            {
                return;
            }

            foreach (var member in RecordMembers.Of(type).Values)
            {
                var inner = ListMaker.ItemType(member.PropertyType) ?? member.PropertyType;
                if (RecordMembers.IsRecord(inner))
                {
                    Visit(inner);
                }
            }
        }
    }

    private static IEnumerable<string> Names(JsonNode definition) => definition["properties"]!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> Words(JsonNode property) => property["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    private static IEnumerable<string> OriginalNames<T>() =>
        typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetCustomAttribute<OriginalNameAttribute>()!.Name).Order(StringComparer.Ordinal);
}
