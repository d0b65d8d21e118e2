using OpsDashboard.Api.Description;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Signals;

/// <summary>Everything under <c>/api/v1/signals</c>.</summary>
static class SignalEndpoints
{
    public static void MapSignals(this IEndpointRouteBuilder signals)
    {
        signals.MapGet("", List).Describe<SignalList>("All signals, in short.");
        signals.MapGet("/{id}", SignalEndpoint.GetAsync).Describe<SignalSeries>(
                "Points of one signal, as JSON or as CSV: the tile's window, or any interval of up to 42 days, which is then read from the source.", 404, 422, 429, 502)
            .Parameter("from", "ISO 8601 with offset; with to.")
            .Parameter("to", "ISO 8601 with offset, not in the future; with from.")
            .Parameter("format", "json, the default, or csv: time_utc, value, unit, signal; a row a point, an empty value for a gap.");
    }

    private static IResult List(DashboardOptions options, SnapshotFeed feed, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        if (feed.Current is not { } snapshot)
        {
            return SnapshotEndpoint.NotYet(response);
        }

        var tiles = snapshot.Tiles.ToDictionary(tile => tile.Id, StringComparer.Ordinal);
        return TypedResults.Json(
            new SignalList(snapshot.At, options.Signals.Select(signal => new SignalSummary(signal.Id, signal.Title, signal.Unit, tiles.GetValueOrDefault(signal.Id)?.Status)).ToValueList()),
            SnapshotJson.Options);
    }
}

/// <summary>All signals, in short.</summary>
/// <param name="AsOf">Incident time of the evaluation.</param>
sealed record SignalList(DateTimeOffset AsOf, ValueList<SignalSummary> Signals);

/// <summary>A signal in short.</summary>
/// <param name="Status">Null of a signal that has no tile, because it only serves checks.</param>
sealed record SignalSummary(string Id, string Title, string Unit, TileStatus? Status);
