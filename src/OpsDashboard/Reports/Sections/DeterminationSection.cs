namespace OpsDashboard.Reports.Sections;

/// <summary>The class of cause that the data support, with the rule that says so.</summary>
static class DeterminationSection
{
    public static ReportSection Of(ReportInput input)
    {
        var (kind, rule) = input.Incident.Determination;
        var held = input.Incident.Determination.HeldBy is { Length: > 0 } by ? $"Held by: {by}. " : "";
        var text = $"{held}{(rule.Length > 0 ? $"Rule: {rule}" : "No rule is given.")}";
        return new ReportSection("determination", "Determination",
            [new Paragraph(new Statement(text, input.Data("rules of determination over the checks", input.Incident.Whys.SelectMany(why => why.Checks).Min(check => check.DataTime))) { Lead = $"{kind}." })]);
    }
}
