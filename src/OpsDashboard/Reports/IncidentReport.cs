using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Reports.Sections;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Reports;

/// <summary>Snapshot and configuration → the status update. Pure: the same input gives the same document.</summary>
public static class IncidentReport
{
    /// <param name="incident">One of the snapshot's.</param>
    /// <param name="site">Where this program is reached, with a closing slash: links of a ticket must be whole.</param>
    public static Report Of(DashboardSnapshot snapshot, DashboardOptions options, Incident incident, Uri site)
    {
        var input = new ReportInput(snapshot, options, incident, site);
        return new Report(
            incident.Number,
            VisibleText.Of(FormattableString.Invariant($"Incident {incident.Number}: {incident.Title}")),
            snapshot.At,
            input.Address(FormattableString.Invariant($"incidents/{incident.Number}/report")),
            HeadFacts.Of(input),
            [
                StatusSection.Of(input),
                WhysSection.Of(input),
                StateSections.Application(input),
                StateSections.Infrastructure(input),
                RecurrenceSection.Of(input),
                ImpactSection.Of(input),
                DeterminationSection.Of(input),
                ActionsSection.Of(input),
                CriteriaSection.Of(input),
                AttemptsSection.Of(input),
                ResolutionSection.Of(input),
                EscalationSection.Of(input),
                LinksSection.Of(input),
                QueriesSection.Of(input),
                StateSections.Uncompared(input),
            ]);
    }
}
