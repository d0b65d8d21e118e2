using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>One criterion as shown.</summary>
/// <param name="Value">The measured value with its unit, or null when there is none to show.</param>
/// <param name="Objective">"≥ 95 %".</param>
/// <param name="Counts">"0 of 163".</param>
/// <param name="Note">The reason, unless value and objective already say it.</param>
/// <param name="Due">Null for parts of a composite.</param>
/// <param name="Revisions">The newest verdicts that late points turned, in words.</param>
/// <param name="EarlierRevisions">How many more there are.</param>
public sealed record CriterionView(
    string Id,
    string Title,
    StateAppearance Look,
    string? Value,
    string? Objective,
    string? Counts,
    BarView? Bar,
    string? Reason,
    string? Note,
    DateTimeOffset? WindowStart,
    DateTimeOffset? WindowEnd,
    DateTimeOffset? DecidableAt,
    DateTimeOffset? Due,
    string? Horizon,
    bool Overdue,
    DateTimeOffset? Since,
    ValueList<CriterionView> Parts,
    ValueList<string> Revisions,
    int EarlierRevisions)
{
    private const int ShownRevisions = 5;

    /// <summary>From a criterion and the horizon it belongs to.</summary>
    public static CriterionView Of(Criterion criterion, Horizon? horizon) => new(
        criterion.Id,
        criterion.Title,
        criterion.Applies ? StateAppearance.Of(criterion.Verdict) : StateAppearance.NotApplicable,
        Measured(criterion),
        criterion is { Objective: { } objective, Parts.Count: 0 } ? Numbers.Objective(criterion.Comparison, objective, criterion.Unit, criterion.Measured) : null,
        criterion is { Good: { } good, Total: { } total } ? Quantity.Share(good, total) : null,
        BarView.Of(criterion),
        criterion.Reason,
        Said(criterion) ? null : criterion.Reason,
        criterion.WindowStart,
        criterion.WindowEnd,
        criterion.Verdict is Verdict.TooEarly ? criterion.DecidableAt : null,
        horizon?.Due,
        horizon?.Title,
        criterion.Overdue,
        criterion.Since,
        criterion.Parts.Select(part => Of(part, null)).ToValueList(),
        criterion.Revisions.Take(ShownRevisions).Select(revision => revision.Text).ToValueList(),
        Math.Max(0, criterion.Revisions.Count - ShownRevisions));

    private static string? Measured(Criterion criterion) => criterion switch
    {
        { Parts.Count: > 0 } => $"{criterion.Parts.Count(part => part is { Applies: true, Verdict: Verdict.Met })} of {criterion.Parts.Count(part => part.Applies)} parts",
        { Measured: { } measured } => Quantity.Text(measured, criterion.Unit, criterion.Objective),
        _ => null,
    };

    // "0 %, must be at least 95 %" beside "0 %" and "needs ≥ 95 %" would be read twice and say nothing new.
    private static bool Said(Criterion criterion) =>
        criterion is { Measured: not null, Objective: not null, Parts.Count: 0, Reason: { } reason }
        && reason.StartsWith($"{Measured(criterion)}, must be ", StringComparison.Ordinal);
}

/// <summary>The measured value against the objective, both in percent of the bar's length.</summary>
public sealed record BarView(double Filled, double Objective)
{
    /// <summary>Null when there is nothing to compare, or when the objective is none at all: a bar says nothing about that.</summary>
    public static BarView? Of(Criterion criterion)
    {
        if (criterion is not { Measured: { } measured, Objective: { } objective, Parts.Count: 0 } || measured < 0 || objective <= 0)
        {
            return null;
        }

        var full = criterion.Unit == "%" && Math.Max(measured, objective) <= 100 ? 100 : Math.Max(measured, objective) * 1.1;
        return full > 0 ? new BarView(Share(measured, full), Share(objective, full)) : null;
    }

    private static double Share(double value, double full) => Math.Round(value / full * 100, 1);
}
