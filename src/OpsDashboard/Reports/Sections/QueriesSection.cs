using OpsDashboard.Evaluation;

namespace OpsDashboard.Reports.Sections;

/// <summary>What to ask the source to get the figures again.</summary>
static class QueriesSection
{
    public static ReportSection Of(ReportInput input)
    {
        ReportItem[] items = [.. input.Incident.Criteria.SelectMany(criterion => criterion.Parts.Prepend(criterion)).SelectMany(criterion => Items(criterion, input)), .. Signals(input)];
        return new ReportSection("queries", "Queries behind the figures", items.Length == 0
            ? [ReportInput.Says("No query was sent.", input.Judged("criteria and signals"))]
            : [new Items(null, [.. items])])
        { IsAppendix = true };
    }

    private static IEnumerable<ReportItem> Items(Criterion criterion, ReportInput input) => criterion.Queries.Select(query => new ReportItem(
        new Statement($"{criterion.Title}{(criterion is { WindowStart: { } from, WindowEnd: { } to } ? $", {ReportTime.Iso(from)} to {ReportTime.Iso(to)}" : "")}", input.Data($"criterion {criterion.Id}", criterion.DataTime)) { Code = query }));

    private static IEnumerable<ReportItem> Signals(ReportInput input) => input.Snapshot.Tiles.Where(tile => tile.Show && tile.Filter.Length > 0).Select(tile => new ReportItem(
        new Statement(tile.Title, input.Data($"signal {tile.Id}", tile.DataTime)) { Code = tile.Filter }));
}
