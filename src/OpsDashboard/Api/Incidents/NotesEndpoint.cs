using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>POST …/notes</c>.</summary>
static class NotesEndpoint
{
    public static Task<IResult> Post(long number, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<NoteRequest>(context, (request, author) => workspace.NoteAsync(number, request, author, context.RequestAborted));
}
