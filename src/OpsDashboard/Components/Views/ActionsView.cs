using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>What to do next, and what after that.</summary>
public sealed record ActionsView(long Number, ActionView? Next, ValueList<ActionView> Later)
{
    /// <summary>From an incident: what is not done, by priority, then due time.</summary>
    public static ActionsView Of(Incident incident, DateTimeOffset at)
    {
        var criteria = incident.Criteria.ToDictionary(criterion => criterion.Id, criterion => criterion.Title, StringComparer.Ordinal);
        var open = incident.Actions
            .Where(action => action.State is not ActionState.Done)
            .OrderBy(action => action.Priority, StringComparer.Ordinal)
            .ThenBy(action => action.Due)
            .Select(action => ActionView.Of(action, criteria, at))
            .ToList();
        return new ActionsView(incident.Number, open.Count > 0 ? open[0] : null, open.Skip(1).ToValueList());
    }
}

/// <summary>One action.</summary>
/// <param name="Moves">Title of the criterion that it should move.</param>
public sealed record ActionView(
    string Id, string Priority, string Team, string Title, string Owner, bool InProgress, DateTimeOffset Due, bool Overdue, string? Moves, string? Command)
{
    /// <summary>From an action.</summary>
    public static ActionView Of(IncidentAction action, IReadOnlyDictionary<string, string> criteria, DateTimeOffset at) => new(
        action.Id,
        action.Priority,
        action.Team,
        action.Title,
        action.Owner ?? "no owner yet",
        action.State is ActionState.InProgress,
        action.Due,
        at >= action.Due,
        action.Criterion is { } id ? criteria.GetValueOrDefault(id, id) : null,
        action.Command);
}
