using OpsDashboard.Api.Requests;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Signals;

/// <summary><c>GET /api/v1/signals/{id}?from=&amp;to=&amp;format=json|csv</c>.</summary>
static class SignalEndpoint
{
    public static async Task<IResult> GetAsync(
        string id, string? from, string? to, string? format, HttpContext context, DashboardOptions options, SnapshotFeed feed, SignalHistory history)
    {
        if (options.Signals.FirstOrDefault(one => one.Id == id) is not { } signal)
        {
            return Problems.NotFound($"There is no signal {OneLine.Of(id)}; there {(options.Signals.Count == 0 ? "are none" : $"is {string.Join(", ", options.Signals.Select(one => one.Id))}")}.");
        }

        var faults = new List<FieldFault>();
        var period = SignalPeriod.Read(from, to, history.Now, faults);
        if (format is not (null or "json" or "csv"))
        {
            faults.Add(new FieldFault("format", $"found {FoundText.Of(format)}, must be json or csv"));
        }

        if (faults.Count > 0)
        {
            return Problems.Invalid(faults);
        }

        if (feed.Current is not { } snapshot)
        {
            return SnapshotEndpoint.NotYet(context.Response);
        }

        var isCsv = format == "csv";
        context.Response.Headers.CacheControl = "no-cache";
        if (period is null && snapshot.Tiles.FirstOrDefault(one => one.Id == id) is { } tile)
        {
            return tile.Status == TileStatus.Error ? SignalProblems.NoAnswer(tile.Reason) : Answer(context.Response, SignalSeries.Of(signal, tile, snapshot.At), isCsv);
        }

        period ??= new SignalPeriod(snapshot.At - signal.Window, snapshot.At);
        return await history.ReadAsync(signal, period.From, period.To).WaitAsync(context.RequestAborted) switch
        {
            // What may be incomplete needs a word beside it, and CSV has no place for one.
            SignalAnswer.Read { Partial: { } partial } when isCsv => SignalProblems.NoAnswer($"the answer may be incomplete ({partial}); as JSON it comes with that note"),
            SignalAnswer.Read { Partial: null, Tile: { Status: TileStatus.Error, Reason: var reason } } => SignalProblems.NoAnswer(reason),
            SignalAnswer.Read read => Answer(context.Response, SignalSeries.Of(signal, read), isCsv),
            SignalAnswer.NothingYet nothing => Problems.Invalid([SignalProblems.NothingYet(period, nothing.Range)]),
            var refused => SignalProblems.Of(context.Response, refused),
        };
    }

    private static IResult Answer(HttpResponse response, SignalSeries series, bool isCsv)
    {
        if (!isCsv)
        {
            return TypedResults.Json(series, SnapshotJson.Options);
        }

        FileName.Attach(response, FormattableString.Invariant($"{series.Id}_{series.From.UtcDateTime:yyyyMMdd'T'HHmm'Z'}_{series.To.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.csv"));
        return TypedResults.Bytes(SignalCsv.Of(series), "text/csv; charset=utf-8; header=present");
    }
}
