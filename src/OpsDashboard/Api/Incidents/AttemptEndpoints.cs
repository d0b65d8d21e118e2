using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary>What begins and ends attempts: <c>POST …/fixes</c>, <c>…/resolve</c>, <c>…/reopen</c>.</summary>
static class AttemptEndpoints
{
    public static Task<IResult> PostFix(long number, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<FixRequest>(context, (request, author) => workspace.FixAsync(number, request, author, context.RequestAborted));

    public static Task<IResult> PostResolve(long number, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<ResolveRequest>(context, (request, author) => workspace.ResolveAsync(number, request, author, context.RequestAborted));

    public static Task<IResult> PostReopen(long number, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<ReopenRequest>(context, (request, author) => workspace.ReopenAsync(number, request, author, context.RequestAborted));
}
