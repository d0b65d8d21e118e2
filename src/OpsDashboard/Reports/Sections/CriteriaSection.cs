using OpsDashboard.Evaluation;

namespace OpsDashboard.Reports.Sections;

/// <summary>The success criteria with their boxes: ticked when the verdict is met, and by nothing else.</summary>
static class CriteriaSection
{
    private const int MostRevisions = 3;

    public static ReportSection Of(ReportInput input) => new("criteria", "Success criteria", input.Incident.Answer.Opens is { } opens
        ? [ReportInput.Says($"The incident opens {input.Time(opens)}; nothing is evaluated before.", input.FromConfiguration("OpenedAt"))]
        : input.Incident.Horizons.Count == 0
        ? [ReportInput.Says("Not configured: there is no criterion, so nothing decides that this incident is over.", input.FromConfiguration("Horizons"))]
        : input.Incident.Horizons.Select(horizon => Block(horizon, input)).ToValueList<ReportBlock>());

    private static Items Block(Horizon horizon, ReportInput input)
    {
        var met = horizon.Criteria.Count(criterion => criterion.Verdict is Verdict.Met);
        var overdue = horizon.Criteria.Any(criterion => criterion.Overdue);
        var heading = new Statement(
            FormattableString.Invariant($"{met} of {horizon.Criteria.Count} met; due {input.Time(horizon.Due)}, counted from {input.Time(horizon.From)}{(overdue ? ", OVERDUE" : "")}"),
            input.Data($"horizon {horizon.Id}", horizon.Criteria.Min(criterion => criterion.DataTime)))
        { Lead = $"{horizon.Title}:" };
        return new Items(heading, horizon.Criteria.Select(criterion => Item(criterion, input)).ToValueList());
    }

    private static ReportItem Item(Criterion criterion, ReportInput input) => new(
        Says(criterion, input),
        criterion.Applies ? criterion.Verdict is Verdict.Met : null,
        [
            .. criterion.Parts.Select(part => Item(part, input)),
            .. criterion.Revisions.Take(MostRevisions).Select(revision => new ReportItem(new Statement(revision.Text, new Source($"late points of {criterion.Id}", "revised", revision.RevisedAt)) { Lead = "Judged again:" })),
        ]);

    private static Statement Says(Criterion criterion, ReportInput input)
    {
        var measured = Measured(criterion);
        // "0 %, must be at least 95 %" once is enough, and the parts say what a composite would repeat.
        var reason = measured is null || criterion.Reason?.StartsWith(measured, StringComparison.Ordinal) != true ? criterion.Reason : criterion.Reason[measured.Length..].TrimStart(' ', ',', ';');
        string?[] parts =
        [
            measured is null ? criterion.Title : $"{criterion.Title}: {measured}{Counts(criterion)}",
            criterion is { WindowStart: { } from, WindowEnd: { } to } ? $"window {input.Time(from)} to {input.Time(to)}" : null,
            criterion is { Verdict: not Verdict.Met, DecidableAt: { } at } && at > input.At ? $"can be met from {input.Time(at)} on" : null,
            criterion.Overdue ? "OVERDUE" : null,
            criterion.Since is { } since ? $"seen so since {input.Time(since)}" : null,
            criterion.Parts.Count == 0 && reason is { Length: > 0 } ? reason : null,
        ];
        var statement = new Statement(string.Join("; ", parts.OfType<string>()), Source(criterion, input)) { Lead = $"{(criterion.Applies ? ReportInput.Word(criterion.Verdict) : "does not apply")}:" };
        return statement.LinkedTo(criterion.SignOff?.Link ?? criterion.Evidence?.Url);
    }

    private static string? Measured(Criterion criterion) => criterion switch
    {
        { Parts.Count: > 0 } => FormattableString.Invariant($"{criterion.Parts.Count(part => part is { Applies: true, Verdict: Verdict.Met })} of {criterion.Parts.Count(part => part.Applies)} parts met"),
        { Measured: { } measured, Objective: { } objective } => Quantity.Miss(measured, criterion.Comparison, objective, criterion.Unit),
        { Measured: { } measured } => Quantity.Text(measured, criterion.Unit),
        { Objective: { } objective } => $"nothing measured, must be {Quantity.Text(criterion.Comparison, objective, criterion.Unit)}",
        _ => null,
    };

    private static string Counts(Criterion criterion) =>
        criterion is { Good: { } good, Total: { } total, Parts.Count: 0 } ? $" ({Quantity.Share(good, total)} good)" : "";

    private static Source Source(Criterion criterion, ReportInput input) => criterion switch
    {
        { SignOff: { } signed } => Said(criterion, ReportInput.Journal(signed.Version, signed.By, signed.At)),
        { Evidence: { } evidence } => Said(criterion, ReportInput.Journal(evidence.Version, evidence.By, evidence.FinishedAt)),
        { DataTime: null, WindowEnd: { } end } => new Source($"criterion {criterion.Id}", "window to", end),
        _ when criterion.IsMeasured || criterion.DataTime is not null => input.Data($"criterion {criterion.Id}", criterion.DataTime),
        _ => input.Judged($"criterion {criterion.Id}"),
    };

    private static Source Said(Criterion criterion, Source entry) => new($"criterion {criterion.Id}, {entry.What}", entry.How, entry.At);
}
