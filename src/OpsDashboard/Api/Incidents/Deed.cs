using OpsDashboard.Api.Requests;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary>A deed over HTTP: body → request → workspace → answer.</summary>
static class Deed
{
    /// <param name="act">Given the request and the name of the token it came with.</param>
    /// <param name="done">What is answered when it is done; the journal's entry if absent.</param>
    /// <param name="empty">What no body means; if absent, one is needed.</param>
    public static async Task<IResult> DoAsync<T>(HttpContext context, Func<T, string?, Task<Outcome>> act, Func<Outcome.Done, IResult>? done = null, T? empty = null)
        where T : class
    {
        var (request, refusal) = empty is not null && !RequestBody.MayFollow(context) ? (empty, null) : await RequestReader<T>.ReadAsync(context);
        if (refusal is not null)
        {
            return refusal;
        }

        var outcome = await act(request!, context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null);
        return outcome is Outcome.Done it && done is not null ? done(it) : Answer(outcome, context.Response);
    }

    private static IResult Answer(Outcome outcome, HttpResponse response)
    {
        switch (outcome)
        {
            case Outcome.Done done:
                // The entry itself: the journal behind the position before it, one entry.
                response.Headers.Location = $"{response.HttpContext.Request.PathBase.ToUriComponent()}/api/v1/incidents/{done.Entry.Incident}/journal?after={done.Entry.Position - 1}&limit=1";
                return TypedResults.Json(EntryView.Of(done.Entry), SnapshotJson.Options, statusCode: done.Again ? StatusCodes.Status200OK : StatusCodes.Status201Created);
            case Outcome.Invalid invalid:
                return Problems.Invalid(invalid.Faults);
            case Outcome.NotFound missing:
                return Problems.NotFound(missing.What);
            case Outcome.Conflict conflict:
                return Problems.Conflict(conflict);
            case Outcome.Unavailable unavailable:
                return Problems.Unavailable(response, unavailable.Reason);
            case Outcome.TooOften often:
                return Problems.TooOften(response, often);
            default:
                throw new InvalidOperationException($"not an outcome: {outcome}");
        }
    }
}
