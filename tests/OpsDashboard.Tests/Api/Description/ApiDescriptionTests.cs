using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using OpsDashboard.Tests.Support;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Api.Description;

public sealed class ApiDescriptionTests : IAsyncLifetime
{
    private DeskApp _app = null!;
    private string _json = "";
    private OpenApiDocument _document = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await DeskApp.StartAsync();
        _json = await _app.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var read = OpenApiDocument.Parse(_json, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        _document = read.Document!;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void Document_Always_HasEveryRouteAndNoOther()
    {
        var mapped = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.Replace(":long", "").TrimEnd('/')}"));
        var described = _document.Paths.SelectMany(path => path.Value.Operations!.Select(operation => $"{operation.Key.Method} {path.Key}"));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Operations_Always_HaveWordsAndErrors() =>
        // A revision is new each time it is asked for, and follows no version.
        Assert.All(_document.Paths.Where(path => !path.Key.EndsWith("/freeze", StringComparison.Ordinal)).SelectMany(path => path.Value.Operations!), operation =>
        {
            Assert.NotEmpty(operation.Value.Summary!);
            Assert.Contains("200", operation.Value.Responses!.Keys);
            Assert.Contains("503", operation.Value.Responses.Keys);
            if (operation.Key == HttpMethod.Post)
            {
                Assert.Superset(new HashSet<string>(["201", "400", "401", "403", "404", "409", "413", "415", "422"], StringComparer.Ordinal), operation.Value.Responses.Keys.ToHashSet());
            }
        });

    [Fact]
    public void Freeze_Always_HasItsErrors() => Assert.Equal(
        ["201", "400", "401", "403", "404", "413", "415", "422", "429", "503"],
        _document.Paths["/api/v1/incidents/{number}/freeze"].Operations![HttpMethod.Post].Responses!.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Examples_OfEvidenceNotesAndActions_AreTaken()
    {
        foreach (var (name, path) in new[] { ("evidence/{id}", "evidence/journey"), ("notes", "notes"), ("sign-offs/{criterion}", "sign-offs/reviewed"), ("actions/{id}", "actions/restart") })
        {
            var example = _document.Paths["/api/v1/incidents/{number}/" + name].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Example!;
            using var response = await _app.PostAsync(path, example.ToJsonString());
            Assert.True(response.IsSuccessStatusCode, name);
        }
    }

    [Theory]
    [InlineData("NoteRequest", "text", Limits.NoteBytes)]
    [InlineData("NoteRequest", "by", Limits.Name)]
    [InlineData("EvidenceRequest", "url", Limits.Address)]
    [InlineData("EvidenceRequest", "summary", Limits.Summary)]
    [InlineData("ActionRequest", "owner", Limits.Title)]
    [InlineData("FixRequest", "title", Limits.Title)]
    [InlineData("ResolveRequest", "reason", Limits.Reason)]
    public void Limits_OfRequests_StandInTheirSchemas(string schema, string member, int longest) =>
        Assert.Equal(longest, _document.Components!.Schemas![schema].Properties![member].MaxLength);

    [Theory]
    [InlineData("NoteRequest", "text")]
    [InlineData("SignOffRequest", "version")]
    [InlineData("ActionRequest", "state", "version")]
    [InlineData("EvidenceRequest", "passed", "url")]
    [InlineData("FixRequest", "title", "version")]
    [InlineData("ResolveRequest", "version")]
    [InlineData("ReopenRequest", "reason", "version")]
    public void Required_OfRequests_StandsInTheirSchemas(string schema, params string[] required)
    {
        var request = _document.Components!.Schemas![schema];

        Assert.Equal(required.Order(StringComparer.Ordinal), request.Required!.Order(StringComparer.Ordinal));
        Assert.False(request.AdditionalPropertiesAllowed);
        Assert.All(required, member => Assert.False(request.Properties![member].Type!.Value.HasFlag(JsonSchemaType.Null)));
    }

    [Fact]
    public void Token_OfEvidence_IsOneOfTwoWays()
    {
        var secured = JsonNode.Parse(_json)!["paths"]!.AsObject().Where(path => path.Value!["post"]?["security"] is not null).ToArray();

        Assert.Equal("/api/v1/incidents/{number}/evidence/{id}", Assert.Single(secured).Key);
        Assert.Equal("""[{},{"token":[]}]""", secured[0].Value!["post"]!["security"]!.ToJsonString());
    }

    [Fact]
    public void Times_Always_AreTexts() =>
        Assert.Equal("""{"type":"string","format":"date-time"}""", Sorted(JsonNode.Parse(_json)!["components"]!["schemas"]!["EntryView"]!["properties"]!["at"]!.AsObject()));

    private static string Sorted(JsonObject schema) => new JsonObject(schema.OrderByDescending(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))).ToJsonString();
}
