using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The foot of a wall screen: the worst incident in figures, and that it is a demo.</summary>
/// <param name="Incident">Null when none is configured.</param>
/// <param name="Demo">Null against a real source.</param>
public sealed record WallFootView(WallIncidentFigures? Incident, DemoChip? Demo)
{
    /// <summary>From a snapshot.</summary>
    public static WallFootView Of(DashboardSnapshot snapshot) => new(
        WorstFirst.Of(snapshot.Incidents) is [var worst, ..] ? WallIncidentFigures.Of(worst) : null,
        HeadView.Of(snapshot).Demo);
}

/// <summary>An incident in figures; its name stands beside the headline.</summary>
/// <param name="Overdue">The deadline that is over and not met; null when there is none.</param>
/// <param name="Deadline">The next one; null when there is none.</param>
public sealed record WallIncidentFigures(
    DateTimeOffset OpenedAt, int Met, int Total, NextTime? Overdue, NextTime? Deadline)
{
    /// <summary>From an incident.</summary>
    public static WallIncidentFigures Of(Incident incident) => new(
        incident.OpenedAt,
        incident.CriteriaMet,
        incident.CriteriaTotal,
        incident.Answer.Overdue,
        incident.Answer.Deadline == incident.Answer.Overdue ? null : incident.Answer.Deadline);
}
