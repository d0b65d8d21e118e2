using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api;

/// <summary><c>GET /api/v1/snapshot</c>: the newest snapshot, or 503 until there is one.</summary>
static class SnapshotEndpoint
{
    // Serialised once a snapshot, however many ask. Held weakly: the newest one stays alive through the feed alone.
    private static readonly ConditionalWeakTable<DashboardSnapshot, byte[]> Serialised = [];

    public static IResult Get(SnapshotFeed feed, HttpResponse response)
    {
        // A cache may keep it only to ask with If-None-Match whether it is still the newest.
        response.Headers.CacheControl = "no-cache";
        if (feed.Current is not { } snapshot)
        {
            return NotYet(response);
        }

        var bytes = Serialised.GetValue(snapshot, static snapshot => JsonSerializer.SerializeToUtf8Bytes(snapshot, SnapshotJson.Options));
        return TypedResults.Bytes(bytes, "application/json", entityTag: Tag(snapshot));
    }

    /// <summary>503 with <c>Retry-After</c>, until there is a snapshot.</summary>
    public static ProblemHttpResult NotYet(HttpResponse response)
    {
        response.Headers.RetryAfter = "1";
        return TypedResults.Problem(title: "No snapshot yet.", detail: Readiness.NotYet, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static EntityTagHeaderValue Tag(DashboardSnapshot snapshot) => new($"\"{snapshot.Version.ToString(CultureInfo.InvariantCulture)}\"");
}
