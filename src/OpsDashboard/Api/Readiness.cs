using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api;

/// <summary><c>GET /readyz</c>: 200 once the first snapshot is published, while each cycle makes one, and while the journal can be written.</summary>
static class Readiness
{
    public const string NotYet = "The first snapshot is published a few seconds after the start.";

    public const string Behind = "The newest readings could not be judged; the program's log says why.";

    public static IResult Get(SnapshotFeed feed) => feed.Current?.Journal switch
    {
        null => NotReady(NotYet),
        _ when feed.IsBehind => NotReady(Behind),
        { Status: JournalStatus.Ok } => TypedResults.Text("ready"),
        { Status: JournalStatus.Unread } journal => NotReady(FullStop.After($"The journal has not been read: {journal.Error ?? "no reason is known"}")),
        var journal => NotReady(FullStop.After($"The journal cannot be written: {journal.Error ?? "no reason is known"}")),
    };

    private static ContentHttpResult NotReady(string why) =>
        TypedResults.Text($"not ready: {why}", statusCode: StatusCodes.Status503ServiceUnavailable);
}
