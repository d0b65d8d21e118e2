using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>POST …/evidence/{id}</c>.</summary>
static class EvidenceEndpoint
{
    public static Task<IResult> Post(long number, string id, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<EvidenceRequest>(context, (request, author) => workspace.EvidenceAsync(number, id, request, author, context.RequestAborted));
}
