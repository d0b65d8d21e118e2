namespace OpsDashboard.Api.Incidents;

/// <summary>Everything under <c>/api/v1/incidents</c>.</summary>
static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incident = api.MapGroup("/incidents/{number:int}");
        incident.MapGet("/journal", JournalEndpoint.Get);
        incident.MapPost("/notes", NotesEndpoint.Post);
        incident.MapPost("/sign-offs/{criterion}", SignOffsEndpoint.Post);
        incident.MapPost("/actions/{id}", ActionsEndpoint.Post);
        incident.MapPost("/evidence/{id}", EvidenceEndpoint.Post);
        incident.MapPost("/fixes", AttemptEndpoints.PostFix);
        incident.MapPost("/resolve", AttemptEndpoints.PostResolve);
        incident.MapPost("/reopen", AttemptEndpoints.PostReopen);
    }
}
