using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Screens;

namespace OpsDashboard.Tests.Screens;

/// <summary>What walls say.</summary>
static class SampleReports
{
    public const string Json = """{"version":7,"build":"1-abc","width":1920,"height":1080,"pixelRatio":2,"time":1795852800000,"size":"far","shows":"K7M 4QX","heapBytes":1048576}""";

    /// <summary>A report whose words show a name, by a clock.</summary>
    public static ScreenReport Of(string shows, DateTimeOffset? clock = null) =>
        ScreenReport.Of(With("shows", JsonValue.Create(shows), ("time", JsonValue.Create((clock ?? DateTimeOffset.FromUnixTimeMilliseconds(1795852800000)).ToUnixTimeMilliseconds()))))!;

    public static JsonElement With(string name, JsonNode? value, params (string Name, JsonNode? Value)[] more)
    {
        var words = JsonNode.Parse(Json)!.AsObject();
        words[name] = value;
        foreach (var (also, its) in more)
        {
            words[also] = its;
        }

        return JsonSerializer.SerializeToElement(words);
    }
}
