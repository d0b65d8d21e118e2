using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>The newest result of a check that runs elsewhere. It counts while it is of the current attempt and not too old.</summary>
static class EvidenceCriterion
{
    private const int LongestSummary = 200;
    private const int LongestLink = 500;

    public static Criterion Evaluate(Criterion result, CriterionOptions criterion, CriterionInput input)
    {
        var id = criterion.Evidence ?? criterion.Id;
        var latest = input.Record.Evidence.Where(one => one.Id == id).MaxBy(one => one.FinishedAt);
        result = result with { Evidence = latest };
        if (latest is null)
        {
            return result.CannotTell($"no evidence was ever posted as {id}");
        }

        if (latest.FinishedAt < input.Attempt.Start)
        {
            return result.CannotTell($"the newest evidence finished {Moment.Text(latest.FinishedAt)}, before attempt {input.Attempt.Number} began {Moment.Text(input.Attempt.Start)}");
        }

        if (input.Now - latest.FinishedAt > criterion.MaximumAge)
        {
            return result.CannotTell($"the newest evidence finished {Moment.Text(latest.FinishedAt)} and is older than {Quantity.Text(criterion.MaximumAge)}");
        }

        var told = $"{Moment.Text(latest.FinishedAt)}{(latest.Summary is { Length: > 0 } summary ? $": {OneLine.Of(summary, LongestSummary)}" : "")}, {OneLine.Of(latest.Url, LongestLink)}";
        return latest.Passed
            ? result with { Verdict = Verdict.Met, Reason = $"passed {told}" }
            : result with { Verdict = Verdict.NotMet, Reason = $"failed {told}" };
    }
}
