using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Reports.Sections;

/// <summary>What was tried before, and how the criteria stood when it ended.</summary>
static class AttemptsSection
{
    public static ReportSection Of(ReportInput input)
    {
        var earlier = input.Incident.Attempts.Where(attempt => attempt.Number < input.Incident.Attempt).ToArray();
        return new ReportSection("attempts", "Attempts before this one",
            input.Incident.Unread is { } unread ? [ReportInput.Says($"Not known: {unread}", input.Judged("journal"))]
            : earlier.Length == 0 ? [ReportInput.Says("None: this is the first attempt.", input.Judged("attempts in the journal"))]
            : [new Items(null, earlier.Select(attempt => Item(attempt, input)).ToValueList())]);
    }

    private static ReportItem Item(IncidentAttempt attempt, ReportInput input)
    {
        var met = attempt.Criteria.Count(one => one.Verdict is Verdict.Met);
        var source = attempt is { At: { } at, By: { } by } ? ReportInput.Journal(0, by, at) : new Source("opening of the incident", "at", attempt.Start);
        var end = attempt.End is { } ended ? $" to {input.Time(ended)}" : "";
        var says = new Statement(
            FormattableString.Invariant($"{Began(attempt)}; {input.Time(attempt.Start)}{end}; {met} of {attempt.Criteria.Count} criteria met when it ended{Claim(attempt.Resolution, input)}"),
            source)
        { Lead = FormattableString.Invariant($"Attempt {attempt.Number}:") };
        return new ReportItem(says.LinkedTo(attempt.Link), Ticked: null, attempt.Criteria.Select(one => new ReportItem(Stood(one, attempt))).ToValueList());
    }

    private static string Began(IncidentAttempt attempt) => attempt.Cause switch
    {
        null => "opened",
        AttemptCause.DeclaredFix => $"fix declared: {attempt.Title}",
        _ => $"reopened: {attempt.Title}",
    };

    private static string Claim(Resolution? claim, ReportInput input) => claim is null ? ""
        : $"; was called resolved by {ReportInput.Person(claim.By)}, {input.Time(claim.At)}{(claim.OverrideReason is { } reason ? $", by override: {reason}" : "")}";

    private static Statement Stood(AttemptVerdict verdict, IncidentAttempt attempt)
    {
        var value = verdict switch
        {
            { Unit: "parts", Measured: { } met, Objective: { } parts } => $": {Quantity.Share(met, parts)} parts",
            { Measured: { } measured } => $": {Quantity.Text(measured, verdict.Unit, verdict.Objective)}",
            _ => "",
        };
        return new Statement($"{verdict.Title}{value}", new Source($"criterion {verdict.Criterion}, as journalled", "at", attempt.End ?? attempt.Start)) { Lead = $"{ReportInput.Word(verdict.Verdict)}:" };
    }
}
