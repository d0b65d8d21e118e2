using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>Which incident it is, where it stands in its life, and what was claimed of it.</summary>
/// <param name="Resolution">Null while nobody says that it is over.</param>
public sealed record IncidentTitleView(
    int Number, string Severity, string Title, StateAppearance Look, int Attempt, DateTimeOffset OpenedAt, DateTimeOffset Start, AttemptCause? Cause, ResolutionView? Resolution)
{
    /// <summary>From an incident.</summary>
    public static IncidentTitleView Of(Incident incident, IncidentRecord record)
    {
        var attempt = record.Attempts.Count > 0 ? record.Attempts[^1] : null;
        return new IncidentTitleView(
            incident.Number,
            incident.Severity,
            incident.Title,
            StateAppearance.Of(incident.State),
            incident.Attempt,
            incident.OpenedAt,
            attempt?.Start ?? incident.OpenedAt,
            attempt?.Cause,
            ResolutionView.Of(record.Resolution));
    }
}

/// <summary>The claim that it is over, with the reason where criteria did not hold.</summary>
public sealed record ResolutionView(DateTimeOffset At, string By, string? Override)
{
    public static ResolutionView? Of(Resolution? resolution) =>
        resolution is null ? null : new ResolutionView(resolution.At, resolution.By, resolution.OverrideReason);
}
