using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>All attempts, the current one first: an earlier one stays visible with how it stood when it ended.</summary>
public sealed record AttemptsView(int Number, ValueList<AttemptView> Attempts)
{
    /// <summary>From an incident and what is recorded of it.</summary>
    public static AttemptsView Of(Incident incident, IncidentRecord record)
    {
        var now = incident.Horizons
            .SelectMany(horizon => horizon.Criteria)
            .Select(criterion => new AttemptVerdict(criterion.Id, criterion.Title, criterion.Verdict, criterion.Measured, criterion.Objective, criterion.Unit))
            .ToValueList();
        var ends = record.Attempts.Select(attempt => attempt.Before).Append(now);
        var begins = record.Attempts.Prepend(null);
        return new AttemptsView(
            incident.Number,
            begins.Zip(ends, (begin, stood) => AttemptView.Of(begin, stood, incident)).Reverse().ToValueList());
    }
}

/// <summary>One attempt.</summary>
/// <param name="Title">What began it: the fix in words, or why it was opened again.</param>
/// <param name="By">Null for the first one, which began with the incident.</param>
public sealed record AttemptView(
    int Number, bool IsCurrent, DateTimeOffset Start, string Began, string Title, string? Link, string? By, int Met, ValueList<AttemptRow> Stood)
{
    /// <param name="begin">Null for the first.</param>
    public static AttemptView Of(AttemptStart? begin, ValueList<AttemptVerdict> stood, Incident incident)
    {
        var number = begin?.Number ?? 1;
        return new AttemptView(
            number,
            number == incident.Attempt,
            begin?.Start ?? incident.OpenedAt,
            begin?.Cause switch { null => "opened", AttemptCause.DeclaredFix => "fix declared", _ => "reopened" },
            begin?.Title ?? incident.Title,
            begin?.Link,
            begin?.By,
            stood.Count(one => one.Verdict is Verdict.Met),
            stood.Select(AttemptRow.Of).ToValueList());
    }
}

/// <summary>How a criterion stood.</summary>
public sealed record AttemptRow(string Title, StateAppearance Look, string Value)
{
    public static AttemptRow Of(AttemptVerdict verdict) => new(
        verdict.Title,
        StateAppearance.Of(verdict.Verdict),
        verdict.Measured is { } value ? Numbers.WithUnit(value, verdict.Unit, comparedWith: verdict.Objective) : Numbers.None);
}
