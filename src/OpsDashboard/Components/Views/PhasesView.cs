using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>All phases of the window, one row each.</summary>
/// <param name="Headline">Where starts stop: "0 of 108 passed Phase 3 database."</param>
/// <param name="Window">What the numbers cover.</param>
/// <param name="DataTime">End of the newest data; null without any.</param>
public sealed record PhasesView(string Headline, string Window, DateTimeOffset? DataTime, ValueList<PhaseRowView> Rows)
{
    /// <summary>From the phases of an incident.</summary>
    public static PhasesView Of(Phases phases)
    {
        var longest = phases.Rows.SelectMany(row => new[] { row.P95.Value, row.Timeout }).Max() ?? 1;
        return new PhasesView(
            Say(phases.Rows),
            string.Join(", ", phases.Rows.Select(row => Times.Span(TimeSpan.FromSeconds(row.Tile.WindowSeconds))).Distinct()),
            phases.Rows.Max(row => row.Tile.DataTime),
            phases.Rows.Select(row => PhaseRowView.Of(row, longest > 0 ? longest : 1)).ToValueList());
    }

    private static string Say(ValueList<PhaseRow> rows)
    {
        var known = rows.Where(row => TileView.IsCurrent(row.Tile.Status) && row.Reached > 0).ToArray();
        return known.FirstOrDefault(row => row.Failed == row.Reached) is { } broken ? $"0 of {Quantity.Number(broken.Reached)} passed {broken.Tile.Title}."
            : known.Length == 0 ? "No phase can be told: no start reached one, or the data are missing."
            : known.MaxBy(row => (double)row.Failed / row.Reached) is { Failed: > 0 } worst ? $"{Quantity.Share(worst.Failed, worst.Reached)} fail in {worst.Tile.Title}."
            : known.Length < rows.Count ? $"No start fails in the {known.Length} of {rows.Count} phases that can be told."
            : "Every start passes every phase.";
    }
}

/// <summary>One phase.</summary>
/// <param name="Failures">"100 %"; null when nothing reached it.</param>
/// <param name="Counts">"108 of 108".</param>
/// <param name="Bar">p95 and timeout in percent of the longest; null when there is nothing to draw.</param>
public sealed record PhaseRowView(
    string Id,
    string Title,
    StateAppearance Look,
    string? Reason,
    FigureView P50,
    FigureView P95,
    FigureView Max,
    string? Failures,
    string? Counts,
    string? Timeout,
    PhaseBarView? Bar)
{
    /// <summary>From a phase; a value that is no claim about now is not shown.</summary>
    public static PhaseRowView Of(PhaseRow row, double longest)
    {
        var current = TileView.IsCurrent(row.Tile.Status) && row.Reached > 0;
        var unit = row.Tile.Unit;
        return new PhaseRowView(
            row.Tile.Id,
            row.Tile.Title,
            StateAppearance.Of(row.Tile.Status),
            row.Tile.Reason,
            FigureView.Of(current ? row.P50 : default, unit, row.Timeout),
            FigureView.Of(current ? row.P95 : default, unit, row.Timeout),
            FigureView.OfSlowest(current ? row.Max : default, unit, row.Timeout),
            current ? Quantity.Text(100.0 * row.Failed / row.Reached, "%") : null,
            current ? Quantity.Share(row.Failed, row.Reached) : null,
            row.Timeout is { } timeout ? Quantity.Limit(timeout, unit) : null,
            current || row.Timeout is not null ? new PhaseBarView(Share(current ? row.P50.Value : null), Share(current ? row.P95.Value : null), current && row.P95.Bound is Bound.AtLeast, row.Timeout is { } at ? Share(at) : null) : null);

        double Share(double? value) => Math.Round(Math.Clamp((value ?? 0) / longest * 100, 0, 100), 1);
    }
}

/// <summary>Median, 95th percentile and timeout, each in percent of the bar's length.</summary>
/// <param name="Open">Whether p95 is only a lower bound.</param>
public sealed record PhaseBarView(double P50, double P95, bool Open, double? Timeout);
