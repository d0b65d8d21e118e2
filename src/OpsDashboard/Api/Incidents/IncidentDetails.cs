using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary>What <c>GET /api/v1/incidents/{number}</c> tells beside the snapshot's incident: what is recorded, and what may be done.</summary>
/// <param name="AsOf">Incident time of the evaluation.</param>
/// <param name="Version">Position of the last entry that changed attempt or resolution, 0 for none; sent back with a fix, a resolution, a reopening.</param>
/// <param name="Resolvable">All criteria hold and it is not resolved: it can be resolved without a reason.</param>
/// <param name="Unmet">Ids of the criteria that do not hold.</param>
/// <param name="Resolution">Null while it is not resolved.</param>
/// <param name="Attempts">All, oldest first; the last is the current one.</param>
/// <param name="SignOffs">The last of each criterion; its version is sent back with the next.</param>
/// <param name="Evidence">Of each evidence id what finished last.</param>
/// <param name="Recurrence">Its fingerprint beside those of past incidents; null when none are configured.</param>
/// <param name="Impact">What it costs, as a range with its formula; null when it is not configured.</param>
/// <param name="Notes">Newest first, at most 200; the journal has all.</param>
sealed record IncidentDetails(
    DateTimeOffset AsOf,
    JournalState Journal,
    long Version,
    bool Resolvable,
    ValueList<string> Unmet,
    Resolution? Resolution,
    ValueList<IncidentAttempt> Attempts,
    ValueList<SignOff> SignOffs,
    ValueList<Evidence> Evidence,
    ValueList<Note> Notes,
    Recurrences? Recurrence,
    ComputedImpact? Impact,
    ValueList<Configuration.LinkOptions> Links,
    ValueList<string> Tags)
{
    public static IncidentDetails Of(IncidentOptions configured, Incident incident, DashboardSnapshot snapshot, JournalFacts facts)
    {
        var record = facts.Of(incident.Number);
        return new IncidentDetails(
            snapshot.At,
            snapshot.Journal,
            record.Version,
            incident.Resolvable && record.Resolution is null,
            incident.Criteria.Where(criterion => criterion.Verdict != Verdict.Met).Select(criterion => criterion.Id).ToValueList(),
            record.Resolution,
            IncidentAttempt.Of(configured.OpenedAt, record.Attempts),
            record.SignOffs,
            record.Evidence,
            record.Notes,
            incident.Recurrence,
            incident.Impact,
            configured.Links,
            configured.Tags);
    }
}
