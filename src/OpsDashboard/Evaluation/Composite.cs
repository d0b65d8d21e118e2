using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>All parts must be met: not-met, then cannot-tell, then too-early outweigh met.</summary>
static class Composite
{
    public static Criterion Evaluate(CriterionOptions criterion, CriterionInput input) =>
        Of(criterion, criterion.Parts.Select(part => CriterionEvaluation.Evaluate(part, input)).ToValueList());

    public static Criterion Of(CriterionOptions criterion, ValueList<Criterion> parts)
    {
        var applying = parts.Where(part => part.Applies).ToArray();
        var verdict = applying.Length == 0 ? Verdict.CannotTell : Worst(applying.Select(part => part.Verdict));
        var open = applying.Where(part => part.Verdict == verdict && verdict != Verdict.Met).Concat(parts.Where(part => !part.Applies));
        var reason = string.Join("; ", open.Select(part => $"{part.Title}: {part.Reason}"));
        return new Criterion
        {
            Id = criterion.Id,
            Title = criterion.Title,
            Kind = criterion.Kind,
            Verdict = verdict,
            Reason = reason.Length == 0 ? null : reason,
            Measured = applying.Count(part => part.Verdict == Verdict.Met),
            Objective = applying.Length,
            Unit = "parts",
            Comparison = Comparison.AtLeast,
            WindowStart = parts.Min(part => part.WindowStart),
            WindowEnd = parts.Min(part => part.WindowEnd),
            DecidableAt = parts.Max(part => part.DecidableAt),
            DataTime = parts.Min(part => part.DataTime),
            IsMeasured = parts.Any(part => part.IsMeasured),
            Parts = parts,
        };
    }

    /// <summary>The enum is in this order; met when there is nothing to judge.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts) => verdicts.Append(Verdict.Met).Min();
}
