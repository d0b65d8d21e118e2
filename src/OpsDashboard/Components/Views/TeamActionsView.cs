using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>Everything there is to do, by team and priority.</summary>
public sealed record TeamActionsView(long Number, int Done, int Total, ValueList<TeamActions> Teams)
{
    /// <summary>From an incident; <paramref name="at"/> only tells what is overdue.</summary>
    public static TeamActionsView Of(Incident incident, DateTimeOffset at)
    {
        var criteria = incident.Criteria.ToDictionary(criterion => criterion.Id, criterion => criterion.Title, StringComparer.Ordinal);
        return new TeamActionsView(
            incident.Number,
            incident.Actions.Count(action => action.State is ActionState.Done),
            incident.Actions.Count,
            incident.Actions
                .GroupBy(action => action.Team, StringComparer.Ordinal)
                .Select(team => new TeamActions(
                    team.Key,
                    team.OrderBy(action => action.Priority, StringComparer.Ordinal)
                        .ThenBy(action => action.Due)
                        .Select(action => TeamAction.Of(action, criteria, at))
                        .ToValueList()))
                .ToValueList());
    }
}

/// <summary>The actions of one team.</summary>
public sealed record TeamActions(string Team, ValueList<TeamAction> Actions);

/// <summary>One action with where it stands and what it did.</summary>
/// <param name="Criterion">Id of the criterion it should move.</param>
/// <param name="Effect">What happened to that since it was done; null while it is not done.</param>
/// <param name="EffectLook">Of <paramref name="Effect"/>.</param>
/// <param name="By">Who changed it last; null when nobody did.</param>
public sealed record TeamAction(
    ActionView Action, StateAppearance Look, string? Criterion, string? Effect, StateAppearance? EffectLook, DateTimeOffset? DoneAt, string? By, string? Note)
{
    public static TeamAction Of(IncidentAction action, IReadOnlyDictionary<string, string> criteria, DateTimeOffset at) => new(
        ActionView.Of(action, criteria, at) with { Overdue = action.State is not ActionState.Done && at >= action.Due },
        StateAppearance.Of(action.State),
        action.Criterion,
        action.Effect,
        action.EffectKind is { } kind ? StateAppearance.Of(kind) : null,
        action.DoneAt,
        action.By,
        action.Note);
}
