namespace OpsDashboard.Evaluation;

/// <summary>An operator's word. It holds for the attempt it was given in: what was checked then may be different now.</summary>
static class SignOffCriterion
{
    private const int LongestLink = 500;

    public static Criterion Evaluate(Criterion result, CriterionInput input)
    {
        var said = input.Record.SignOffs.LastOrDefault(one => one.Criterion == result.Id);
        var attempt = input.Attempt.Number;
        var (verdict, reason) = said switch
        {
            { IsSigned: true } when said.Attempt == attempt => (Verdict.Met, $"signed off by {Author.Text(said.By)}, {Moment.Text(said.At)}{(said.Link is { Length: > 0 } link ? $", {OneLine.Of(link, LongestLink)}" : "")}"),
            { IsSigned: true } => (Verdict.NotMet, $"signed off for attempt {said.Attempt} only; this is attempt {attempt}"),
            { } when said.Attempt == attempt => (Verdict.NotMet, $"sign-off taken back by {Author.Text(said.By)}, {Moment.Text(said.At)}"),
            _ => (Verdict.NotMet, "awaiting sign-off"),
        };
        return result with { Verdict = verdict, Reason = reason, SignOff = said };
    }
}
