using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>GET /api/v1/incidents</c>.</summary>
static class ListEndpoint
{
    public static IResult Get(SnapshotFeed feed, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return feed.Current is { } snapshot
            ? TypedResults.Json(new IncidentList(snapshot.At, snapshot.Incidents.Select(IncidentSummary.Of).ToValueList()), SnapshotJson.Options)
            : SnapshotEndpoint.NotYet(response);
    }
}

/// <summary>All incidents, in short.</summary>
/// <param name="AsOf">Incident time of the evaluation.</param>
sealed record IncidentList(DateTimeOffset AsOf, ValueList<IncidentSummary> Incidents);

/// <summary>An incident in short.</summary>
sealed record IncidentSummary(long Number, string Title, string Severity, IncidentState State, int Attempt, string Sentence, int CriteriaMet, int CriteriaTotal)
{
    public static IncidentSummary Of(Incident incident) =>
        new(incident.Number, incident.Title, incident.Severity, incident.State, incident.Attempt, incident.Sentence, incident.CriteriaMet, incident.CriteriaTotal);
}
