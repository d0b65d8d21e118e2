using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Reports.Sections;

/// <summary>How the application and what it runs on are: every shown signal, and live configuration beside what was recorded.</summary>
static class StateSections
{
    public static ReportSection Application(ReportInput input) =>
        new("application", "State of the application", [Signals(input, SignalLayer.Application)]);

    public static ReportSection Infrastructure(ReportInput input) =>
        new("infrastructure", "State of the infrastructure", [Signals(input, SignalLayer.Infrastructure), .. Configuration(input)]);

    /// <summary>What was read and stands beside nothing: for those who look further.</summary>
    public static ReportSection Uncompared(ReportInput input)
    {
        var facts = input.Snapshot.Configuration.Where(fact => !IsCompared(fact)).ToArray();
        return new ReportSection("configuration", "Live configuration without a recorded value", facts.Length == 0
            ? [ReportInput.Says("None.", input.Judged("source cloud-configuration"))]
            : [new Table(["Resource", "Setting", "Now"], facts.Select(fact => new ReportRow([fact.Resource, fact.Title, fact.Value ?? ""], Source(fact, input))).ToValueList())])
        { IsAppendix = true };
    }

    // What cannot be told is a finding as well.
    private static bool IsCompared(ConfigurationFact fact) => fact.Recorded is not null || fact.Value is null || fact.Failure is not null || fact.Drifted;

    private static ReportBlock Signals(ReportInput input, SignalLayer layer)
    {
        var layers = input.Options.Signals.DistinctBy(signal => signal.Id).ToDictionary(signal => signal.Id, signal => signal.Layer, StringComparer.Ordinal);
        var tiles = input.Snapshot.Tiles.Where(tile => tile.Show && (layers.GetValueOrDefault(tile.Id) ?? SignalLayers.Of(tile.Filter)) == layer).ToArray();
        return tiles.Length == 0
            ? ReportInput.Says($"No signal of the {ReportInput.Word(layer)} is shown.", input.Judged("configured signals"))
            : new Table(["Signal", "Value", "Status", "Thresholds", "Why"], tiles.Select(tile => Row(tile, input)).ToValueList());
    }

    private static ReportRow Row(Tile tile, ReportInput input) => new(
        [tile.Title, Value(tile), ReportInput.Word(tile.Status), Thresholds(tile), tile.Reason ?? ""],
        input.Data($"signal {tile.Id}{(tile.WindowSeconds > 0 && tile.Total is not null ? $", last {Quantity.Text(TimeSpan.FromSeconds(tile.WindowSeconds))}" : "")}", tile.DataTime));

    private static string Value(Tile tile)
    {
        var counts = tile is { Counted: { } counted, Total: { } total } && (!counted.Equals(total) || tile.Unit == "%") ? $" ({Quantity.Share(counted, total)})" : "";
        return tile switch
        {
            { Value: not { } } or { Status: TileStatus.NoData or TileStatus.NotReached } => "none",
            { Status: TileStatus.Error or TileStatus.Stale, Value: { } last } => $"last {Quantity.Text(last, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical)}",
            { Value: { } value } => Quantity.Text(value, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical) + counts,
        };
    }

    private static string Thresholds(Tile tile)
    {
        var (warning, critical, direction) = tile.Thresholds;
        var word = direction is ThresholdDirection.Above ? "from" : "down from";
        var parts = new[] { warning is { } w ? $"warning {word} {Quantity.Limit(w, tile.Unit)}" : null, critical is { } c ? $"critical {word} {Quantity.Limit(c, tile.Unit)}" : null };
        return parts.OfType<string>().ToArray() is { Length: > 0 } set ? string.Join(", ", set) : "none";
    }

    private static IEnumerable<ReportBlock> Configuration(ReportInput input)
    {
        var off = input.Snapshot.Sources.FirstOrDefault(source => source.Id == "cloud-configuration") is { Status: SourceStatus.Off } source ? source.Error ?? "it is off" : null;
        var facts = input.Snapshot.Configuration;
        if (facts.Count == 0)
        {
            return [ReportInput.Says(FullStop.After($"Live configuration is not known: {off ?? "nothing was read"}"), input.Judged("source cloud-configuration"))];
        }

        var drifted = facts.Count(fact => fact.Drifted);
        return
        [
            ReportInput.Says(
                drifted == 0 ? "Live configuration: no value differs from what was recorded." : $"Live configuration: {ReportInput.Count(drifted, "value differs", "values differ")} from what was recorded.",
                facts.Max(fact => fact.ReadAt) is { } read ? new Source("source cloud-configuration", "read", read) : input.Judged("source cloud-configuration")),
            .. facts.Where(IsCompared).ToArray() is { Length: > 0 } compared
                ? [new Table(["Resource", "Setting", "Now", "Recorded", "Drift"], compared.Select(fact => Row(fact, input)).ToValueList())]
                : Array.Empty<ReportBlock>(),
        ];
    }

    private static ReportRow Row(ConfigurationFact fact, ReportInput input) => new(
        [fact.Resource, fact.Title.Length > 0 ? fact.Title : "all of it", fact.Value ?? "cannot be told", fact.Recorded ?? "", Drift(fact)],
        Source(fact, input));

    private static Source Source(ConfigurationFact fact, ReportInput input) =>
        fact.ReadAt is { } read ? new Source(fact.Source.Length > 0 ? fact.Source : "source cloud-configuration", "read", read) : input.Judged("never read");

    private static string Drift(ConfigurationFact fact) =>
        (fact.Drifted ? "differs" : fact is { Value: not null, Recorded: not null } ? "as recorded" : fact is { Value: null, Recorded: not null } ? "cannot be told" : "") + (fact.Failure is { } failure ? $" (not read again: {failure})" : "");
}
