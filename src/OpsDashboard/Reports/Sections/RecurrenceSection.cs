using OpsDashboard.Evaluation.Recurrence;

namespace OpsDashboard.Reports.Sections;

/// <summary>Which earlier incidents looked the same, part by part.</summary>
static class RecurrenceSection
{
    public static ReportSection Of(ReportInput input) => new("recurrence", "Relation to earlier incidents", input.Incident.Recurrence switch
    {
        null => [ReportInput.Says("Not configured: this incident is compared with no earlier one.", input.FromConfiguration("Recurrence"))],
        { Past.Count: 0 } none => [ReportInput.Says("No earlier incident is configured to compare with.", Now(none.Current))],
        var recurrence =>
        [
            .. recurrence.Past.SelectMany(past => Blocks(past, recurrence.Current, input)),
            ReportInput.Says(recurrence.Rule, input.Judged("rule of recurrence")),
        ],
    });

    private static IEnumerable<ReportBlock> Blocks(PastComparison past, Fingerprint current, ReportInput input)
    {
        var source = new Source($"fingerprints: now from {input.Time(current.From)} and then {input.Time(past.Fingerprint.From)} to {input.Time(past.Fingerprint.To)}", "data to", current.To);
        var sides = new Source(FormattableString.Invariant($"fingerprints of now and {past.Number}"), "data to", current.To);
        yield return new Items(
            new Statement(past.Sentence, source) { Lead = FormattableString.Invariant($"{past.Number}, {past.Title}: {ReportInput.Word(past.Verdict)}.") },
            past.Claims.Select(claim => WhysSection.Check(claim, input)).ToValueList());
        if (past.Parts.Count > 0)
        {
            yield return new Table(["Part", "Agreement", "Now", "Then"], past.Parts.Select(part => new ReportRow([part.Title, ReportInput.Word(part.Agreement), part.Now, part.Then], sides)).ToValueList());
        }
    }

    private static Source Now(Fingerprint current) => new("fingerprint", "data to", current.To);
}
