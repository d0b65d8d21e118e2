using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>Which incident it is, where it stands in its life, and what was claimed of it.</summary>
/// <param name="Resolution">Null while nobody says that it is over.</param>
/// <param name="Unread">Why it is not known what is recorded; null when it is.</param>
public sealed record IncidentTitleView(
    long Number, string Severity, string Title, StateAppearance Look, int Attempt, DateTimeOffset OpenedAt, DateTimeOffset Start, AttemptCause? Cause, ResolutionView? Resolution, string? Unread)
{
    /// <summary>From an incident.</summary>
    public static IncidentTitleView Of(Incident incident) => new(
        incident.Number,
        incident.Severity,
        incident.Title,
        StateAppearance.Of(incident),
        incident.Attempt,
        incident.OpenedAt,
        incident.Attempt > 1 ? incident.AttemptStart : incident.OpenedAt,
        incident.Record.Attempts.Select(one => (AttemptCause?)one.Cause).LastOrDefault(),
        ResolutionView.Of(incident),
        incident.Unread)
    {
        IsScheduled = incident.IsScheduled,
    };

    /// <summary>It opens later.</summary>
    public bool IsScheduled { get; init; }
}

/// <summary>The claim that it is over, with the reason where criteria did not hold.</summary>
/// <param name="Regressed">Titles of the criteria that held then and are not met now.</param>
public sealed record ResolutionView(DateTimeOffset At, string By, string? Override, ValueList<string> Regressed)
{
    public static ResolutionView? Of(Incident incident)
    {
        var titles = incident.Criteria.ToDictionary(criterion => criterion.Id, criterion => criterion.Title, StringComparer.Ordinal);
        return incident.Resolution is not { } resolution
            ? null
            : new ResolutionView(resolution.At, resolution.By, resolution.OverrideReason, incident.Regressed.Select(id => titles.GetValueOrDefault(id, id)).ToValueList());
    }
}
