using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Description;

/// <summary>The API in the words of OpenAPI, at <c>/openapi/v1.json</c>: made when somebody asks, not at the start.</summary>
static class ApiDescription
{
    private const string Token = "token";

    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        // Schemas follow these options: the names and words of our JSON.
        services.ConfigureHttpJsonOptions(json =>
        {
            SnapshotJson.Apply(json.SerializerOptions);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        return services.AddOpenApi("v1", api =>
        {
            api.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) is true;
            api.AddDocumentTransformer((document, _, _) => Introduce(document));
            api.AddSchemaTransformer((schema, context, _) => SchemaShapes.Complete(schema, context));
            api.AddOperationTransformer(CompleteAsync);
        });
    }

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "OpsDashboard",
            Version = "v1",
            Description = "Is it fixed, how do we know, and if not, what is holding it? Times are incident time, ISO 8601 in UTC, unless said otherwise. "
                + "Requests are application/json of at most 64 KiB; unknown members are refused. Errors are application/problem+json and name the field.",
        };
        // Of the address it is asked by only the prefix of a proxy matters: a client knows the host.
        document.Servers = [.. (document.Servers ?? []).Select(server => new Uri(server.Url!).AbsolutePath.TrimEnd('/')).Where(path => path.Length > 0).Select(path => new OpenApiServer { Url = path })];
        SchemaShapes.Connect(document);
        document.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token of Authentication:Tokens with scope evidence:write; it may post evidence and nothing else.",
            },
        };
        return Task.CompletedTask;
    }

    private static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var (metadata, document) = (context.Description.ActionDescriptor.EndpointMetadata, context.Document!);
        foreach (var body in metadata.OfType<BodyWords>())
        {
            document.AddComponent(body.Type.Name, await context.GetOrCreateSchemaAsync(body.Type, null, cancellation));
            var content = new OpenApiMediaType { Schema = new OpenApiSchemaReference(body.Type.Name, document), Example = body.Example };
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = content } };
        }

        foreach (var words in metadata.OfType<ParameterWords>())
        {
            if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(one => one.Name == words.Name) is { } parameter)
            {
                parameter.Description = words.Description;
                parameter.Schema = words.Schema ?? parameter.Schema;
            }
        }

        if (metadata.OfType<Security.TokenScope>().Any())
        {
            // Either: without authentication a request needs no token.
            operation.Security = [[], new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
        }
    }
}
