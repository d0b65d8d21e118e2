using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>All parts must be met: not-met, then cannot-tell, then too-early outweigh met.</summary>
static class Composite
{
    public static Criterion Evaluate(CriterionOptions criterion, CriterionInput input)
    {
        var parts = criterion.Parts.Select(part => CriterionEvaluation.Evaluate(part, input)).ToValueList();
        var verdict = Worst(parts.Select(part => part.Verdict));
        var open = parts.Where(part => part.Verdict == verdict);
        return new Criterion
        {
            Id = criterion.Id,
            Title = criterion.Title,
            Verdict = verdict,
            Reason = verdict == Verdict.Met ? null : string.Join("; ", open.Select(part => $"{part.Title}: {part.Reason}")),
            Measured = parts.Count(part => part.Verdict == Verdict.Met),
            Objective = parts.Count,
            Unit = "parts",
            Comparison = Comparison.AtLeast,
            WindowStart = parts.Min(part => part.WindowStart),
            WindowEnd = parts.Min(part => part.WindowEnd),
            DecidableAt = parts.Max(part => part.DecidableAt),
            IsMeasured = parts.Any(part => part.IsMeasured),
            Parts = parts,
        };
    }

    /// <summary>The enum is in this order; met when there is nothing to judge.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts) => verdicts.Append(Verdict.Met).Min();
}
