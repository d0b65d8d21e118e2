using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>POST …/actions/{id}</c>.</summary>
static class ActionsEndpoint
{
    public static Task<IResult> Post(long number, string id, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<ActionRequest>(context, (request, author) => workspace.ActionAsync(number, id, request, author, context.RequestAborted));
}
