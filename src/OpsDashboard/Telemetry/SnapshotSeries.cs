using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings.Health;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Telemetry;

/// <summary>A snapshot as series of numbers with labels. Pure.</summary>
static class SnapshotSeries
{
    public static IEnumerable<Measurement<double>> Values(DashboardSnapshot snapshot) =>
        snapshot.Tiles.SelectMany(tile => Optional(IsCurrent(tile) ? tile.Value : null, ("signal", tile.Id), ("unit", tile.Unit)));

    public static IEnumerable<Measurement<double>> Statuses(DashboardSnapshot snapshot) =>
        snapshot.Tiles.SelectMany(tile => StateSet(tile.Status, "status", ("signal", tile.Id)));

    public static IEnumerable<Measurement<double>> DataTimes(DashboardSnapshot snapshot) =>
        snapshot.Tiles.SelectMany(tile => Optional(tile.DataTime is { } time ? Seconds(time) : null, ("signal", tile.Id)));

    public static IEnumerable<Measurement<double>> IncidentStates(DashboardSnapshot snapshot) =>
        snapshot.Incidents.Where(incident => !incident.IsScheduled).SelectMany(incident => StateSet(incident.State, "state", ("incident", NumberOf(incident))));

    public static IEnumerable<Measurement<double>> Overrides(DashboardSnapshot snapshot) =>
        snapshot.Incidents.SelectMany(incident => Optional(
            incident.Unread is not null || incident.IsScheduled ? null : incident is { State: IncidentState.Resolved, Resolution.OverrideReason: not null } ? 1 : 0, ("incident", NumberOf(incident))));

    public static IEnumerable<Measurement<double>> Verdicts(DashboardSnapshot snapshot) =>
        Criteria(snapshot).SelectMany(pair => StateSet(pair.Criterion.Verdict, "verdict", ("incident", pair.Incident), ("criterion", pair.Criterion.Id)));

    public static IEnumerable<Measurement<double>> Measured(DashboardSnapshot snapshot) =>
        Criteria(snapshot).SelectMany(pair =>
            Optional(pair.Criterion.Measured, ("incident", pair.Incident), ("criterion", pair.Criterion.Id), ("unit", pair.Criterion.Unit)));

    public static IEnumerable<Measurement<double>> Sources(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => StateSet(source.Status, "status", ("source", source.Id)));

    public static IEnumerable<Measurement<double>> Breakers(DashboardSnapshot snapshot) =>
        snapshot.Sources.Where(source => source.Status != SourceStatus.Off).SelectMany(source =>
            Enum.GetValues<BreakerState>().Select(Word).Select(state => Series(state == source.Breaker ? 1 : 0, ("source", source.Id), ("state", state))));

    public static IEnumerable<Measurement<double>> Calls(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => Optional(source.Usage?.Total.Calls, ("source", source.Id)));

    public static IEnumerable<Measurement<double>> SeriesReturned(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => Optional(source.Usage?.Total.Series, ("source", source.Id)));

    public static IEnumerable<Measurement<double>> ClocksAhead(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => Optional(source.ClockAhead?.TotalSeconds, ("source", source.Id)));

    public static IEnumerable<Measurement<double>> DayCalls(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => Optional(source.Usage?.Today.Calls, ("source", source.Id)));

    public static IEnumerable<Measurement<double>> DaySeries(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => Optional(source.Usage?.Today.Series, ("source", source.Id)));

    public static IEnumerable<Measurement<double>> DayPrice(DashboardSnapshot snapshot) =>
        snapshot.Sources.SelectMany(source => Optional(
            source is { Usage: { } usage, PricePerMillionSeries: { } price } ? usage.Today.Series / 1e6 * (double)price : null, ("source", source.Id)));

    public static IEnumerable<Measurement<double>> Version(DashboardSnapshot snapshot) => [new(snapshot.Version)];

    public static IEnumerable<Measurement<double>> Time(DashboardSnapshot snapshot) => [new(Seconds(snapshot.At))];

    public static IEnumerable<Measurement<double>> Viewers(IEnumerable<KeyValuePair<string, int>> counts) =>
        counts.Select(count => Series(count.Value, ("view", count.Key)));

    // A failed read keeps the last value beside for people; a rule that reads this must not take it for now.
    private static bool IsCurrent(Tile tile) => tile.Status is TileStatus.Ok or TileStatus.Warning or TileStatus.Critical;

    private static IEnumerable<(string Incident, Criterion Criterion)> Criteria(DashboardSnapshot snapshot) =>
        from incident in snapshot.Incidents
        from horizon in incident.Horizons
        from criterion in horizon.Criteria
        select (NumberOf(incident), criterion);

    private static string NumberOf(Incident incident) => incident.Number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Measurement<double>> StateSet<T>(T current, string label, params (string, string)[] labels)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(state =>
            Series(EqualityComparer<T>.Default.Equals(state, current) ? 1 : 0, [.. labels, (label, Word(state))]));

    private static string Word<T>(T state)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static IEnumerable<Measurement<double>> Optional(double? value, params (string, string)[] labels) =>
        value is { } number ? [Series(number, labels)] : [];

    private static Measurement<double> Series(double value, params (string Name, string Value)[] labels) =>
        new(value, labels.Select(label => KeyValuePair.Create(label.Name, (object?)OneLine.Of(label.Value))));

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;
}
