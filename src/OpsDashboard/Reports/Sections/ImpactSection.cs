using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;

namespace OpsDashboard.Reports.Sections;

/// <summary>What it costs, as a range with its formula and its time.</summary>
static class ImpactSection
{
    public static ReportSection Of(ReportInput input) => new("impact", "Impact", input.Incident.Impact is { } impact
        ? [new Items(null, Items(impact, input).Select(says => new ReportItem(says)).ToValueList())]
        : [ReportInput.Says("Not configured: no impact is reckoned.", input.FromConfiguration("Impact"))]);

    private static IEnumerable<Statement> Items(ComputedImpact impact, ReportInput input)
    {
        var signal = input.Configured.Impact?.Signal is { Length: > 0 } id ? $"signal {id}" : "impact";
        var source = new Source($"{signal} from {input.Time(impact.Since)}", "data to", impact.Until);
        yield return new Statement($"{input.Time(impact.Since)} to {input.Time(impact.Until)}, {(impact.IsOver ? "ended by the resolution" : "not over")}", source) { Lead = "Interval:" };
        yield return new Statement(impact is { FailedStarts: { } failed, Starts: { } all } ? $"{Quantity.Share(failed, all)}" : "cannot be told", source) { Lead = "Failed:" };
        yield return new Statement($"{Range(impact.DownMinutes)}; {impact.DownRule}", source) { Lead = "Minutes down:" };
        if (impact.Revenue is { } revenue)
        {
            yield return new Statement($"{(revenue.Amount is null ? "" : $"{revenue.Currency} ")}{Range(revenue.Amount)}; {revenue.Formula}", source) { Lead = "Revenue at risk:" };
            yield return new Statement(revenue.Source ?? "no origin is given for the yearly amount and the shares", input.FromConfiguration("Impact")) { Lead = "Inputs:" };
        }

        if (impact.Reason is { } reason)
        {
            yield return new Statement(reason, source) { Lead = "Limits:" };
        }
    }

    private static string Range(AmountRange? range) => range is not { } known ? "cannot be told"
        : Quantity.Number(known.Low) is var low && Quantity.Number(known.High) is var high && low == high ? low : $"{low} to {high}";
}
