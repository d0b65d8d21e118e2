using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>All attempts, the current one first: an earlier one stays visible with how it stood when it ended.</summary>
public sealed record AttemptsView(long Number, ValueList<AttemptView> Attempts)
{
    /// <summary>From an incident.</summary>
    public static AttemptsView Of(Incident incident) => new(incident.Number, incident.Attempts.Select(attempt => Of(attempt, incident)).Reverse().ToValueList());

    private static AttemptView Of(IncidentAttempt attempt, Incident incident)
    {
        var isCurrent = attempt.Number == incident.Attempt;
        var stood = isCurrent ? incident.Criteria.Select(AttemptVerdict.Of).ToValueList() : attempt.Criteria;
        return new AttemptView(
            attempt.Number,
            isCurrent,
            attempt.Start,
            Words(attempt.Cause),
            attempt.Title,
            attempt.Link,
            attempt.By,
            stood.Count(one => one.Verdict is Verdict.Met),
            stood.Select(AttemptRow.Of).ToValueList())
        { Claim = attempt.Resolution };
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
        verdict is { Unit: "parts", Measured: { } met, Objective: { } parts } ? $"{Quantity.Share(met, parts)} parts" : verdict.Measured is { } value ? Quantity.Text(value, verdict.Unit, verdict.Objective) : Numbers.None);
}
