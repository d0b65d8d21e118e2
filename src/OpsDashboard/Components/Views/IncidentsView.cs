using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>All incidents, worst first; last those that open later.</summary>
public sealed record IncidentsView(ValueList<IncidentLine> Incidents)
{
    /// <summary>From a snapshot.</summary>
    public static IncidentsView Of(DashboardSnapshot snapshot) => new(WorstFirst.Of(snapshot.Incidents).Concat(WorstFirst.Scheduled(snapshot.Incidents)).Select(IncidentLine.Of).ToValueList());
}

/// <summary>One incident on a line.</summary>
/// <param name="Next">The next deadline; or the one that is over, when <paramref name="Overdue"/>.</param>
public sealed record IncidentLine(
    long Number, string Severity, string Title, StateAppearance State, StateAppearance Look, HeadlineView Headline, string HeldBy, int Met, int Total, int Attempt, NextTime? Next, bool Overdue)
{
    /// <summary>From an incident.</summary>
    public static IncidentLine Of(Incident incident) => new(
        incident.Number,
        incident.Severity,
        incident.Title,
        StateAppearance.Of(incident),
        StateAppearance.Of(incident.Answer),
        HeadlineView.Of(incident.Answer.Headline),
        incident.Answer.HeldBy,
        incident.CriteriaMet,
        incident.CriteriaTotal,
        incident.Attempt,
        incident.Answer.Overdue ?? incident.Answer.Deadline,
        incident.Answer.Overdue is not null)
    {
        Opens = incident.Answer.Opens,
    };

    /// <summary>When it opens; null once it is open.</summary>
    public DateTimeOffset? Opens { get; init; }
}
