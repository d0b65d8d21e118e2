using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpsDashboard.Api.Incidents;

namespace OpsDashboard.Api.Description;

/// <summary>Words of an endpoint for <see cref="ApiDescription"/>.</summary>
static class Describing
{
    /// <summary>An endpoint that is read.</summary>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder endpoint, string summary, params ReadOnlySpan<int> refusals)
    {
        endpoint.WithSummary(summary).Produces<TAnswer>();
        foreach (var status in (int[])[401, 403, .. refusals, 503])
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }

    /// <summary>An endpoint that is posted to, and answers with the journal's entry.</summary>
    /// <param name="example">A request.</param>
    public static RouteHandlerBuilder DescribeDeed<TRequest>(this RouteHandlerBuilder endpoint, string summary, string description, string example)
        where TRequest : notnull => endpoint.DescribeDeed<TRequest, EntryView>(summary, description, example, 409).Produces<EntryView>();

    /// <summary>An endpoint that is posted to.</summary>
    /// <param name="example">A request.</param>
    /// <param name="refusals">Beside those that all of them have.</param>
    public static RouteHandlerBuilder DescribeDeed<TRequest, TAnswer>(this RouteHandlerBuilder endpoint, string summary, string description, string example, params ReadOnlySpan<int> refusals)
        where TRequest : notnull
    {
        endpoint.WithSummary(summary).WithDescription(description)
            // Not Accepts: with it routing passes another content type by, and the answer would be 404.
            .WithMetadata(new BodyWords(typeof(TRequest), JsonNode.Parse(example)!))
            .Produces<TAnswer>(StatusCodes.Status201Created);
        foreach (var status in ((int[])[400, 401, 403, 404, .. refusals, 413, 415, 422, 503]).Order())
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }

    public static RouteHandlerBuilder Parameter(this RouteHandlerBuilder endpoint, string name, string description, OpenApiSchema? schema = null) =>
        endpoint.WithMetadata(new ParameterWords(name, description, schema));
}

/// <summary>What is posted.</summary>
/// <param name="Example">As it may be sent.</param>
sealed record BodyWords(Type Type, JsonNode Example);

/// <summary>What a parameter means.</summary>
/// <param name="Schema">Null where its type says enough.</param>
sealed record ParameterWords(string Name, string Description, OpenApiSchema? Schema);
