using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Api.Incidents;

namespace OpsDashboard.Api;

/// <summary>What other programs read: the snapshot, the schemas, health. The hub and <c>/metrics</c> are mapped where they live.</summary>
public static class ApiEndpoints
{
    /// <summary>Maps everything under <c>/api</c> and <c>/schemas</c>, <c>/healthz</c> and <c>/readyz</c>.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1");
        api.MapGet("/snapshot", SnapshotEndpoint.Get);
        api.MapIncidents();
        endpoints.MapGet("/schemas/snapshot.json", () => SchemaFile.Snapshot);
        endpoints.MapGet("/schemas/appsettings.json", () => SchemaFile.Configuration);
        endpoints.MapGet("/healthz", () => TypedResults.Text("ok"));
        endpoints.MapGet("/readyz", Readiness.Get);

        // Without it an unknown address under /api would be answered by the page for people.
        endpoints.Map("/api/{**path}", (HttpContext context) => NotThere(context.Request));
        return endpoints;
    }

    private static ProblemHttpResult NotThere(HttpRequest request) => TypedResults.Problem(
        title: "There is nothing at this address.",
        detail: $"{request.Method} {request.Path.ToUriComponent()} is not part of this API.",
        statusCode: StatusCodes.Status404NotFound);
}
