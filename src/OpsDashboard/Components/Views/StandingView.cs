using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Frozen;

namespace OpsDashboard.Components.Views;

/// <summary>An incident as it stood or stands: one column of the page of a revision.</summary>
/// <param name="At">Incident time at which it was judged so.</param>
/// <param name="Determination">The class of cause that the data support.</param>
public sealed record StandingView(
    DateTimeOffset At,
    string Name,
    StateAppearance Look,
    int Attempt,
    string Sentence,
    int Met,
    int Total,
    ValueList<StandingHorizon> Horizons,
    Determination Determination,
    ValueList<StandingWhy> Whys,
    ValueList<StandingAction> Actions,
    ValueList<StandingTile> Tiles)
{
    /// <summary>Then or now: it is the same function.</summary>
    public static StandingView Of(IncidentStanding standing)
    {
        var incident = standing.Incident;
        var rules = standing.Rules.ToLookup(rule => rule.PartOf ?? "", StringComparer.Ordinal);
        return new StandingView(
            standing.At,
            $"{incident.Severity} · {incident.Number} {incident.Title}",
            StateAppearance.Of(incident),
            incident.Attempt,
            incident.Sentence,
            incident.CriteriaMet,
            incident.CriteriaTotal,
            incident.Horizons.Select(horizon => new StandingHorizon(
                horizon.Title,
                horizon.Due,
                horizon.Criteria.Select(criterion => StandingCriterion.Of(criterion, rules)).ToValueList())).ToValueList(),
            incident.Determination,
            incident.Whys.OrderBy(why => why.Number).Select(StandingWhy.Of).ToValueList(),
            incident.Actions.Select(StandingAction.Of).ToValueList(),
            standing.KeyTiles.Select(id => standing.Tiles.FirstOrDefault(tile => tile.Id == id)).OfType<Tile>().Select(StandingTile.Of).ToValueList());
    }
}

/// <summary>A deadline with its criteria.</summary>
public sealed record StandingHorizon(string Title, DateTimeOffset Due, ValueList<StandingCriterion> Criteria);

/// <summary>A criterion.</summary>
/// <param name="Rule">What it demands, in words.</param>
/// <param name="Value">What was measured, with the counts; null when nothing was.</param>
public sealed record StandingCriterion(
    string Id, string Title, StateAppearance Look, string? Value, string? Needs, string? Rule, string? Reason, bool Overdue, DateTimeOffset? WindowStart, DateTimeOffset? WindowEnd, ValueList<StandingPart> Parts)
{
    /// <param name="rules">By the composite they are part of; those of criteria under nothing.</param>
    public static StandingCriterion Of(Criterion criterion, ILookup<string, FrozenRule> rules)
    {
        var rule = rules[""].FirstOrDefault(one => one.Id == criterion.Id);
        var value = criterion.Measured is { } measured && rule?.Needs is not null ? Quantity.Text(measured, criterion.Unit, criterion.Objective) : null;
        var counts = criterion is { Good: { } good, Total: { } total } ? $" ({Quantity.Share(good, total)})" : "";
        return new StandingCriterion(
            criterion.Id,
            criterion.Title,
            StateAppearance.Of(criterion.Verdict),
            value is null ? null : value + counts,
            rule?.Needs,
            rule?.Rule,
            Unsaid(criterion.Reason, value, rule?.Needs),
            criterion.Overdue,
            criterion.WindowStart,
            criterion.WindowEnd,
            rules[criterion.Id].Select(StandingPart.Of).ToValueList());
    }

    /// <summary>The reason, unless value and objective beside it say the very same.</summary>
    public static string? Unsaid(string? reason, string? value, string? needs) => reason == $"{value}, must be {needs}" ? null : reason;
}

/// <summary>A part of a criterion.</summary>
public sealed record StandingPart(string Title, StateAppearance Look, string? Needs, string? Value, string? Reason)
{
    public static StandingPart Of(FrozenRule rule)
    {
        var value = rule is { Measured: { } measured, Needs: not null } ? Quantity.Text(measured, rule.Unit, rule.Objective) : null;
        return new StandingPart(
            rule.Title,
            rule.Applies ? StateAppearance.Of(rule.Verdict) : StateAppearance.NotApplicable,
            rule.Needs,
            value,
            StandingCriterion.Unsaid(rule.Reason, value, rule.Needs));
    }
}

/// <summary>A why with its checks.</summary>
public sealed record StandingWhy(int Number, string Question, StateAppearance Look, ValueList<StandingCheck> Checks)
{
    public static StandingWhy Of(Why why) => new(
        why.Number,
        why.Question,
        StateAppearance.Of(why.State),
        why.Checks.Select(check => new StandingCheck(check.Title, StateAppearance.Of(check.State), check.Expected, check.Seen)).ToValueList());
}

/// <summary>An expectation about the data, and what was seen.</summary>
public sealed record StandingCheck(string Title, StateAppearance Look, string Expected, string Seen);

/// <summary>Something to do.</summary>
public sealed record StandingAction(string Id, string Priority, string Team, string Title, StateAppearance Look, string? Owner, DateTimeOffset Due, string? Effect)
{
    public static StandingAction Of(IncidentAction action) =>
        new(action.Id, action.Priority, action.Team, action.Title, StateAppearance.Of(action.State), action.Owner, action.Due, action.Effect);
}

/// <summary>A signal.</summary>
/// <param name="Value">"—" whenever the newest value was no claim about its time.</param>
public sealed record StandingTile(string Id, string Title, StateAppearance Look, string Value, string? Reason, DateTimeOffset? DataTime, SparklineView? Sparkline)
{
    public static StandingTile Of(Tile tile) => new(
        tile.Id,
        tile.Title,
        StateAppearance.Of(tile.Status),
        TileView.IsCurrent(tile.Status) && tile.Value is { } value ? Quantity.Text(value, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical) : Numbers.None,
        tile.Reason,
        tile.DataTime,
        SparklineView.Of(tile));
}
