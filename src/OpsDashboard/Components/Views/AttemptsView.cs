using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>All attempts, the current one first: an earlier one stays visible with how it stood when it ended.</summary>
public sealed record AttemptsView(int Number, ValueList<AttemptView> Attempts)
{
    /// <summary>From an incident.</summary>
    public static AttemptsView Of(Incident incident)
    {
        var criteria = incident.Horizons
            .SelectMany(horizon => horizon.Criteria)
            .Select(criterion => new AttemptVerdict(criterion.Id, criterion.Title, criterion.Verdict, criterion.Measured, criterion.Objective, criterion.Unit));
        var begun = incident.Record.Attempts.ToDictionary(attempt => attempt.Number, attempt => attempt.By);
        var last = incident.Record.Attempts.Where(attempt => attempt.Number == incident.Attempt).ToArray();
        var current = new AttemptView(
            incident.Attempt,
            IsCurrent: true,
            last.Length == 0 ? incident.OpenedAt : last[0].Start,
            Words(last.Length == 0 ? null : last[0].Cause),
            last.Length == 0 ? null : last[0].Title,
            last.Length == 0 ? null : last[0].Link,
            begun.GetValueOrDefault(incident.Attempt),
            incident.CriteriaMet,
            criteria.Select(AttemptRow.Of).ToValueList());
        var earlier = incident.Earlier.Select(attempt => new AttemptView(
            attempt.Number,
            IsCurrent: false,
            attempt.Start,
            Words(attempt.Cause),
            attempt.Title,
            attempt.Link,
            begun.GetValueOrDefault(attempt.Number),
            attempt.Criteria.Count(one => one.Verdict is Verdict.Met),
            attempt.Criteria.Select(AttemptRow.Of).ToValueList())
        { Claim = attempt.Resolution });
        return new AttemptsView(incident.Number, earlier.Append(current).Reverse().ToValueList());
    }

    private static string Words(AttemptCause? cause) => cause switch
    {
        null => "opened",
        AttemptCause.DeclaredFix => "fix declared",
        _ => "reopened",
    };
}

/// <summary>One attempt.</summary>
/// <param name="Began">How.</param>
/// <param name="Title">The fix in words, or why it was opened again; null of the first, which began with the incident.</param>
public sealed record AttemptView(
    int Number, bool IsCurrent, DateTimeOffset Start, string Began, string? Title, string? Link, string? By, int Met, ValueList<AttemptRow> Stood)
{
    /// <summary>That it was called the last one; of an earlier attempt only, the page's title tells it of the current one.</summary>
    public Resolution? Claim { get; init; }
}

/// <summary>How a criterion stood.</summary>
public sealed record AttemptRow(string Title, StateAppearance Look, string Value)
{
    public static AttemptRow Of(AttemptVerdict verdict) => new(
        verdict.Title,
        StateAppearance.Of(verdict.Verdict),
        verdict is { Unit: "parts", Measured: { } met, Objective: { } parts } ? $"{Numbers.Of(met)} of {Numbers.Of(parts)} parts" : verdict.Measured is { } value ? Numbers.WithUnit(value, verdict.Unit, comparedWith: verdict.Objective) : Numbers.None);
}
