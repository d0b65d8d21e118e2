using Microsoft.AspNetCore.Http.HttpResults;

namespace OpsDashboard.Api;

/// <summary>The JSON schemas that travel inside the program.</summary>
static class SchemaFile
{
    public static FileContentHttpResult Snapshot { get; } = Read("snapshot.schema.json");

    public static FileContentHttpResult Incident { get; } = Read("incident.schema.json");

    public static FileContentHttpResult Configuration { get; } = Read("appsettings.schema.json");

    private static FileContentHttpResult Read(string name)
    {
        using var resource = typeof(SchemaFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return TypedResults.Bytes(bytes, "application/schema+json");
    }
}
