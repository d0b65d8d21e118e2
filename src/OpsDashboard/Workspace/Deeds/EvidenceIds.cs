using OpsDashboard.Configuration;

namespace OpsDashboard.Workspace.Deeds;

/// <summary>Which checks elsewhere may report to an incident.</summary>
static class EvidenceIds
{
    public static IEnumerable<string> Of(IncidentOptions incident) => incident.Horizons
        .SelectMany(horizon => horizon.Criteria)
        .SelectMany(criterion => criterion.Parts.Prepend(criterion))
        .Where(criterion => criterion.Kind == CriterionKind.Evidence)
        .Select(criterion => criterion.Id);
}
