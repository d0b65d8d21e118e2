using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>POST …/sign-offs/{criterion}</c>.</summary>
static class SignOffsEndpoint
{
    public static Task<IResult> Post(long number, string criterion, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<SignOffRequest>(context, (request, author) => workspace.SignOffAsync(number, criterion, request, author, context.RequestAborted));
}
