using OpsDashboard.Evaluation;

namespace OpsDashboard.Reports.Sections;

/// <summary>Whom to ask for what: open actions by team, the most urgent team first. Each action stands under its priority already.</summary>
static class EscalationSection
{
    public static ReportSection Of(ReportInput input)
    {
        var open = ActionsSection.Sorted(input.Incident.Actions.Where(action => action.State is not ActionState.Done)).ToArray();
        return new ReportSection("escalation", "Escalation by team", open.Length == 0
            ? [ReportInput.Says(input.Incident.Actions.Count == 0 ? "Nobody: no action is configured." : "Nobody: every action is done.", input.Judged("actions"))]
            : [new Items(null, open.GroupBy(action => action.Team).Select(team => Item(team.Key, [.. team], input)).ToValueList())]);
    }

    private static ReportItem Item(string team, IncidentAction[] open, ReportInput input)
    {
        var overdue = open.Count(action => ActionsSection.IsOverdue(action, input));
        var says = new Statement(
            $"{ReportInput.Count(open.Length, "open action", "open actions")}, {(overdue == 0 ? "none overdue" : $"{overdue} overdue")}; next: {open[0].Priority} {open[0].Title}, due {input.Time(open[0].Due)} ({open[0].Owner ?? "no owner yet"})",
            input.Judged("actions"))
        { Lead = $"{(team.Length > 0 ? team : "no team")}:" };
        return new ReportItem(says);
    }
}
