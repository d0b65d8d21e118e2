using System.Globalization;
using OpsDashboard.Frozen;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>POST …/freeze</c>.</summary>
static class FreezeEndpoint
{
    public static Task<IResult> Post(long number, HttpContext context, IncidentWorkspace workspace) =>
        Deed.DoAsync<FreezeRequest>(context, (request, author) => workspace.FreezeAsync(number, request, author, context.RequestAborted), done =>
        {
            var revision = int.Parse(done.Entry.Subject, CultureInfo.InvariantCulture);
            var url = context.Request.PathBase.ToUriComponent() + FrozenRevisions.Path(number, revision);
            context.Response.Headers.Location = url;
            return TypedResults.Json(new FrozenLink(revision, url), SnapshotJson.Options, statusCode: StatusCodes.Status201Created);
        }, empty: new FreezeRequest(Note: null, By: null));
}

/// <summary>A revision that was made.</summary>
/// <param name="Revision">1, 2, 3 … of the incident.</param>
/// <param name="Url">Its page, as a path of this host; with <c>.json</c> at its end the data.</param>
sealed record FrozenLink(int Revision, string Url);
