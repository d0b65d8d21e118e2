using OpsDashboard.Api.Badges;
using OpsDashboard.Api.Description;
using OpsDashboard.Api.Incidents;
using OpsDashboard.Api.Reports;
using OpsDashboard.Api.Signals;
using OpsDashboard.Security;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api;

/// <summary>What other programs read and post: snapshot, incidents, schemas, health. The hub and <c>/metrics</c> are mapped where they live.</summary>
public static class ApiEndpoints
{
    /// <summary>Needed beside <see cref="MapApi"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddProblemDetails().AddSingleton<SignalHistory>().AddApiDescription();

    /// <summary>Maps everything under <c>/api</c> and <c>/schemas</c>, <c>/openapi/v1.json</c>, <c>/healthz</c> and <c>/readyz</c>.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").AddEndpointFilter<TokenCheck>();
        api.MapGet("/snapshot", SnapshotEndpoint.Get).WithTags("snapshot").Describe<DashboardSnapshot>("Everything at one moment; its schema is at /schemas/snapshot.json.");
        api.MapGroup("/signals").WithTags("signals").MapSignals();
        api.MapGroup("/incidents").WithTags("incidents").MapIncidents();
        endpoints.MapOpenApi("/openapi/{documentName}.json");
        endpoints.MapGet("/schemas/snapshot.json", () => SchemaFile.Snapshot);
        endpoints.MapGet("/schemas/incident.json", () => SchemaFile.Incident);
        endpoints.MapGet("/schemas/appsettings.json", () => SchemaFile.Configuration);
        endpoints.MapBadges();
        endpoints.MapGet(FrozenEndpoint.Route, FrozenEndpoint.Get);
        endpoints.MapReports();
        endpoints.MapGet("/healthz", () => TypedResults.Text("ok"));
        endpoints.MapGet("/readyz", Readiness.Get);

        // Without it an unknown address under /api would be answered by the page for people.
        endpoints.Map("/api/{**path}", NotThere.Answer);
        return endpoints;
    }
}
