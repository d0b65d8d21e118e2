using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Tiles and criteria → the stations of the pathway strip.</summary>
static class PathEvaluation
{
    public static ValueList<Station> Evaluate(IncidentOptions incident, IReadOnlyDictionary<string, Tile> tiles, IReadOnlyList<Criterion> criteria) =>
        incident.Path.Select(station => Evaluate(station, tiles, criteria)).ToValueList();

    private static Station Evaluate(StationOptions station, IReadOnlyDictionary<string, Tile> tiles, IReadOnlyList<Criterion> criteria)
    {
        var own = station.Signals.Select(id => tiles.GetValueOrDefault(id)).OfType<Tile>().ToArray();
        var criterion = criteria.FirstOrDefault(criterion => criterion.Id == station.Criterion);
        var link = station.Link is { } id ? tiles.GetValueOrDefault(id) : null;

        // The first of the worst, as configured: people learn places.
        var worst = own.OrderByDescending(tile => tile.Status).FirstOrDefault();
        var status = worst?.Status ?? Look(criterion?.Verdict);
        return new Station(station.Title, status, worst, own.Where(tile => tile != worst).ToValueList(), worst is null ? criterion : null, link);
    }

    private static TileStatus Look(Verdict? verdict) => verdict switch
    {
        Verdict.Met => TileStatus.Ok,
        Verdict.NotMet => TileStatus.Critical,
        _ => TileStatus.NoData,
    };
}
