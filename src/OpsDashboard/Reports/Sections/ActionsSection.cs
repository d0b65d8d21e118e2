using OpsDashboard.Evaluation;

namespace OpsDashboard.Reports.Sections;

/// <summary>What is done, by priority.</summary>
static class ActionsSection
{
    public static ReportSection Of(ReportInput input) => new("actions", "Actions by priority", input.Incident.Actions.Count == 0
        ? [ReportInput.Says("Not configured: there is no action.", input.FromConfiguration("Actions"))]
        : Sorted(input.Incident.Actions).GroupBy(action => action.Priority).Select(group => Group(group.Key, [.. group], input)).ToValueList<ReportBlock>());

    /// <summary>Most urgent first.</summary>
    public static IEnumerable<IncidentAction> Sorted(IEnumerable<IncidentAction> actions) =>
        actions.OrderBy(action => action.Priority, StringComparer.Ordinal).ThenBy(action => action.Due).ThenBy(action => action.Id, StringComparer.Ordinal);

    public static bool IsOverdue(IncidentAction action, ReportInput input) => action.State is not ActionState.Done && input.At >= action.Due;

    public static Source Source(IncidentAction action, ReportInput input) => action.Version > 0
        ? input.Judged(FormattableString.Invariant($"action {action.Id}, journal entry {action.Version} by {ReportInput.Person(action.By ?? "")}"))
        : input.Judged($"action {action.Id}, configured, nothing recorded");

    private static Items Group(string priority, IncidentAction[] actions, ReportInput input)
    {
        var done = actions.Count(action => action.State is ActionState.Done);
        var overdue = actions.Count(action => IsOverdue(action, input));
        var heading = new Statement(
            FormattableString.Invariant($"{done} of {actions.Length} done{(overdue > 0 ? $", {overdue} overdue" : "")}"),
            input.Judged("actions"))
        { Lead = $"{priority}:" };
        return new Items(heading, actions.Select(action => new ReportItem(Says(action, input))).ToValueList());
    }

    private static Statement Says(IncidentAction action, ReportInput input)
    {
        var due = action.State is ActionState.Done
            ? action.DoneAt is { } at ? $"done {input.Time(at)}, was due {input.Time(action.Due)}" : $"was due {input.Time(action.Due)}"
            : $"due {input.Time(action.Due)}{(IsOverdue(action, input) ? ", OVERDUE" : "")}";
        string?[] parts =
        [
            $"{action.Title} ({action.Team}; {action.Owner ?? "no owner yet"})",
            due,
            action.Criterion is { } id ? $"should move {input.Incident.Criteria.FirstOrDefault(one => one.Id == id)?.Title ?? id}" : null,
            action.Effect is { Length: > 0 } effect ? $"effect: {effect}" : null,
            action.Note is { Length: > 0 } note ? $"note: {note}" : null,
        ];
        return new Statement(string.Join("; ", parts.OfType<string>()), Source(action, input)) { Lead = $"{ReportInput.Word(action.State)}:", Code = action.State is ActionState.Done ? null : action.Command };
    }
}
