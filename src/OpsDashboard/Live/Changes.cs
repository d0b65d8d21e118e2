using System.Text.Json.Serialization;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>What a data client gets after the first snapshot: <c>changes(Changes)</c>, whole objects by id that differ.</summary>
/// <param name="BasedOn">The version these are the difference to.</param>
/// <param name="Warnings">All that stand now: they are few.</param>
/// <param name="Removed">Ids that are gone; left out when none are.</param>
sealed record Changes(
    long Version,
    long BasedOn,
    DateTimeOffset At,
    string Build,
    DemoClock? Demo,
    ValueList<SourceState> Sources,
    ValueList<Tile> Tiles,
    ValueList<Incident> Incidents,
    ValueList<Warning> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RemovedIds? Removed)
{
    /// <summary>The difference between two snapshots.</summary>
    public static Changes Between(DashboardSnapshot before, DashboardSnapshot now)
    {
        var (sources, goneSources) = Difference(before.Sources, now.Sources, source => source.Id);
        var (tiles, goneTiles) = Difference(before.Tiles, now.Tiles, tile => tile.Id);
        var (incidents, goneIncidents) = Difference(before.Incidents, now.Incidents, incident => incident.Number);
        var removed = goneSources.Count + goneTiles.Count + goneIncidents.Count == 0
            ? null
            : new RemovedIds(goneSources, goneTiles, goneIncidents);
        return new Changes(now.Version, before.Version, now.At, now.Build, now.Demo, sources, tiles, incidents, now.Warnings, removed);
    }

    private static (ValueList<T> Changed, ValueList<TKey> Gone) Difference<T, TKey>(ValueList<T> before, ValueList<T> now, Func<T, TKey> id)
        where T : class
        where TKey : notnull
    {
        var old = before.ToDictionary(id);
        var changed = now.Where(item => !(old.Remove(id(item), out var was) && item.Equals(was))).ToValueList();
        return (changed, old.Keys.ToValueList());
    }
}

/// <summary>Ids that the earlier snapshot had and this one has not.</summary>
sealed record RemovedIds(ValueList<string> Sources, ValueList<string> Tiles, ValueList<long> Incidents);
