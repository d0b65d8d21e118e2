using Microsoft.Net.Http.Headers;
using OpsDashboard.Api.Requests;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Store;

namespace OpsDashboard.Api;

/// <summary><c>GET /i/{number}@r{k}.json</c>: a revision, exactly as it was stored. It asks for no configuration: it must be there when the incident is not any more.</summary>
static class FrozenEndpoint
{
    public const string Route = "/i/{number:long}@r{k:int}.json";

    public static bool IsFor(PathString path) => path.StartsWithSegments("/i", out var rest) && rest.Value!.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public static async Task<IResult> Get(long number, int k, HttpContext context, FrozenRevisions revisions, IncidentJournal journal)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        try
        {
            if (await revisions.ReadAsync(number, k, context.RequestAborted) is not { } frozen)
            {
                return Problems.NotFound($"There is no revision {k} of incident {number}; there {There(journal.Facts.Of(number))}.");
            }

            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.Bytes(frozen.Utf8, "application/json", entityTag: new EntityTagHeaderValue($"\"{frozen.Revision.Hash}\""));
        }
        catch (StoreUnavailableException unavailable)
        {
            return Problems.Unavailable(response, unavailable.Message);
        }
    }

    private static string There(IncidentRecord record) => record.Frozen switch
    {
        [] => "are none of it",
        [{ Revision: 1 }, ..] => "is r1",
        [var newest, ..] => $"are r1 to r{newest.Revision}",
    };
}
