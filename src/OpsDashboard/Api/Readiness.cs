using OpsDashboard.Snapshots;

namespace OpsDashboard.Api;

/// <summary><c>GET /readyz</c>: 200 once the first snapshot is published.</summary>
static class Readiness
{
    public const string NotYet = "The first snapshot is published a few seconds after the start.";

    public static IResult Get(SnapshotFeed feed) => feed.Current is null
        ? TypedResults.Text("not ready: " + NotYet, statusCode: StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Text("ready");
}
