using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpsDashboard.Api.Incidents;
using OpsDashboard.Evaluation;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Description;

/// <summary>What schemas cannot know from the types alone.</summary>
static class SchemaShapes
{
    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var (type, member) = (context.JsonTypeInfo.Type, context.JsonPropertyInfo);
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
        {
            // Written by a converter of ours, which the schema cannot look into.
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (member is not null)
        {
            schema.Type &= IsRequired(member) ? ~JsonSchemaType.Null : ~default(JsonSchemaType);
        }
        else if (type.Namespace == typeof(NoteRequest).Namespace)
        {
            // All members of a request may be null in C#, so that every one that is missing can be told at once.
            schema.Required = context.JsonTypeInfo.Properties.Where(IsRequired).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }

    private static bool IsRequired(JsonPropertyInfo member) => member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) is true;

    /// <summary>Where one schema points to another; that one must be a component already.</summary>
    public static void Connect(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        ((OpenApiSchema)schemas[nameof(IncidentDetails)]).AllOf = [new OpenApiSchemaReference(nameof(Incident), document)];
        var problem = (OpenApiSchema)schemas[nameof(ProblemDetails)];
        problem.Properties!["errors"] = new OpenApiSchema
        {
            Description = "Of a 422: for each field what was found and what is allowed.",
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
        problem.Properties["yours"] = new OpenApiSchema { Description = "Of a 409: what was not written.", Type = JsonSchemaType.Object };
        problem.Properties["theirs"] = new OpenApiSchema
        {
            Description = "Of a 409: what stands in the journal; null when nothing does.",
            OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, new OpenApiSchemaReference(nameof(EntryView), document)],
        };
    }
}
