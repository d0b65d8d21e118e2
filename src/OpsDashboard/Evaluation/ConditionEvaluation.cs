using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Live configuration → whether a condition on it holds.</summary>
static class ConditionEvaluation
{
    /// <summary>All must hold; one that fails decides even where another cannot be told.</summary>
    public static ConditionResult All(ValueList<ConditionOptions> conditions, Facts facts)
    {
        var results = conditions.Select(condition => Evaluate(condition, facts)).ToArray();
        var state = results.Any(result => result.State == CheckState.Fails) ? CheckState.Fails
            : results.Length == 0 || results.Any(result => result.State == CheckState.CannotTell) ? CheckState.CannotTell
            : CheckState.Holds;
        return new ConditionResult(state, string.Join("; ", results.Select(result => result.Seen).Distinct()), results.Min(result => result.ReadAt));
    }

    public static ConditionResult Evaluate(ConditionOptions condition, Facts facts)
    {
        var name = condition.AsRecorded is { } id ? facts.Find(id)?.LiveName : condition.Live;
        var live = facts.Configured.Of(name ?? "");
        return live.Fact is not { } fact ? new ConditionResult(CheckState.CannotTell, live.Words, null)
            : condition.AsRecorded is { } asRecorded ? AsRecorded(fact, facts.Find(asRecorded)?.Recorded, live.Words)
            : condition.Expected is { } expected ? Compared(fact, expected, facts, live.Words)
            : Result(condition.Present is { } present ? IsPresent(fact) == present : condition.EqualTo.Contains(Text(fact), StringComparer.OrdinalIgnoreCase), fact, live.Words);
    }

    private static ConditionResult AsRecorded(LiveFact fact, double? recorded, string words) => recorded is not { } number
        ? new ConditionResult(CheckState.CannotTell, $"{words}, nothing recorded", fact.ReadAt)
        : Result(fact.Number == number, fact, fact.Number == number ? words : $"{words}, recorded {Quantity.Limit(number, fact.Unit)}");

    private static ConditionResult Compared(LiveFact fact, ObjectiveOptions expected, Facts facts, string words) =>
        fact.Number is not { } number ? new ConditionResult(CheckState.CannotTell, $"{words}: not a number", fact.ReadAt)
        : facts.Product(expected.Facts) is not { } product ? new ConditionResult(CheckState.CannotTell, facts.Unknown(expected.Facts), fact.ReadAt)
        : Result(expected.Is.Holds(number, Exact.Product(expected.Than, product)), fact, words);

    private static ConditionResult Result(bool holds, LiveFact fact, string words) => new(holds ? CheckState.Holds : CheckState.Fails, words, fact.ReadAt);

    private static bool IsPresent(LiveFact fact) => fact.Text != LiveFactNames.None;

    private static string Text(LiveFact fact) => fact.Text ?? fact.Number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Whether a condition holds, what was seen, and when that was read.</summary>
readonly record struct ConditionResult(CheckState State, string Seen, DateTimeOffset? ReadAt);
