using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The order of attention among incidents.</summary>
public static class WorstFirst
{
    /// <summary>Open before mitigated before resolved, then by verdict, severity and number; without those that open later.</summary>
    public static ValueList<Incident> Of(ValueList<Incident> incidents) => incidents
        .Where(incident => !incident.IsScheduled)
        .OrderBy(incident => incident.State)
        .ThenBy(incident => incident.Answer.Verdict)
        .ThenBy(incident => incident.Severity, StringComparer.Ordinal)
        .ThenBy(incident => incident.Number)
        .ToValueList();

    /// <summary>Those that open later, the next one first.</summary>
    public static ValueList<Incident> Scheduled(ValueList<Incident> incidents) =>
        incidents.Where(incident => incident.IsScheduled).OrderBy(incident => incident.OpenedAt).ThenBy(incident => incident.Number).ToValueList();
}
