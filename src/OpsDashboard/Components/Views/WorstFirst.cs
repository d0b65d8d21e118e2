using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The order of attention among incidents.</summary>
public static class WorstFirst
{
    /// <summary>Open before mitigated before resolved, then by verdict, severity and number.</summary>
    public static ValueList<Incident> Of(ValueList<Incident> incidents) => incidents
        .OrderBy(incident => incident.State)
        .ThenBy(incident => incident.Answer.Verdict)
        .ThenBy(incident => incident.Severity, StringComparer.Ordinal)
        .ThenBy(incident => incident.Number)
        .ToValueList();
}
