namespace OpsDashboard.Reports.Sections;

/// <summary>Whether somebody says it is over, and whether the criteria bear it out.</summary>
static class ResolutionSection
{
    public static ReportSection Of(ReportInput input) => new("resolution", "Resolution", Blocks(input));

    private static ValueList<ReportBlock> Blocks(ReportInput input)
    {
        var incident = input.Incident;
        var criteria = FormattableString.Invariant($"{incident.CriteriaMet} of {incident.CriteriaTotal} criteria are met");
        if (incident.Unread is { } unread)
        {
            return [ReportInput.Says($"Not known: {unread}", input.Judged("journal"))];
        }

        if (incident.Resolution is not { } resolution)
        {
            return [ReportInput.Says($"Not resolved. {criteria}: {(incident.Resolvable ? "it can be resolved" : "it can be resolved by an override with a reason only")}.", input.Judged("criteria and journal"))];
        }

        var claim = ReportInput.Journal(0, resolution.By, resolution.At);
        var met = incident.Criteria.Where(criterion => incident.Regressed.Contains(criterion.Id)).Select(criterion => criterion.Title).ToArray();
        return
        [
            new Paragraph(resolution.OverrideReason is { } reason
                ? new Statement($"by {ReportInput.Person(resolution.By)}, {input.Time(resolution.At)}. Reason: {reason}", claim) { Lead = "Resolved by override" }
                : new Statement($"by {ReportInput.Person(resolution.By)}, {input.Time(resolution.At)}, while all criteria were met", claim) { Lead = "Resolved" }),
            met.Length > 0
                ? new Paragraph(new Statement($"held then and not met now: {string.Join(", ", met)}", input.Judged("criteria")) { Lead = "Regressed, so it is open again:" })
                : ReportInput.Says($"Now {criteria}.", input.Judged("criteria")),
        ];
    }
}
