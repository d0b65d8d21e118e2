using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Frozen;

/// <summary>What a page compares, then and now: both are made from this, so that they cannot look at different things.</summary>
/// <remarks>Of <see cref="Incident"/> and <see cref="Tiles"/> only what the JSON has may be shown: a revision was read from it.</remarks>
/// <param name="At">Incident time at which it was judged so.</param>
/// <param name="KeyTiles">Ids of the tiles that stand first on the overview.</param>
/// <param name="Rules">By what each criterion and each part was judged.</param>
public sealed record IncidentStanding(DateTimeOffset At, Incident Incident, ValueList<Tile> Tiles, ValueList<string> KeyTiles, ValueList<FrozenRule> Rules)
{
    /// <summary>Tiles shown where none is configured to stand first.</summary>
    private const int FirstTiles = 6;

    /// <summary>Now.</summary>
    public static IncidentStanding Of(DashboardSnapshot snapshot, Incident incident, DashboardOptions options)
    {
        var configured = options.Incidents.First(one => one.Number == incident.Number);
        var lead = snapshot.Tiles.Where(tile => tile.Lead).ToArray();
        return new IncidentStanding(
            snapshot.At,
            incident,
            snapshot.Tiles,
            (lead.Length > 0 ? lead : snapshot.Tiles.Take(FirstTiles)).Select(tile => tile.Id).ToValueList(),
            RuleText.All(incident, configured, options.Signals));
    }

    /// <summary>Then.</summary>
    public static IncidentStanding Of(FrozenRevision revision) => new(revision.At, revision.Incident, revision.Tiles, revision.KeyTiles, revision.Rules);
}
