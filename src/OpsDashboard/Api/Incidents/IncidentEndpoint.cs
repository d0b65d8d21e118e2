using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using OpsDashboard.Api.Requests;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>GET /api/v1/incidents/{number}</c>: the snapshot's object with what is recorded beside it.</summary>
static class IncidentEndpoint
{
    public static IResult Get(long number, string? download, HttpResponse response, DashboardOptions options, SnapshotFeed feed, IncidentJournal journal)
    {
        if (options.Incidents.FirstOrDefault(one => one.Number == number) is not { } configured)
        {
            return UnknownIncident.Of(number, options, journal.Facts);
        }

        if (download is not (null or "0" or "1"))
        {
            return Problems.Invalid([new FieldFault("download", $"found {FoundText.Of(download)}, must be 0 or 1")]);
        }

        var facts = journal.Facts;
        if (feed.Current is not { } snapshot || snapshot.Incidents.FirstOrDefault(one => one.Number == number) is not { } incident)
        {
            return SnapshotEndpoint.NotYet(response);
        }

        if (download == "1")
        {
            FileName.Attach(response, string.Create(CultureInfo.InvariantCulture, $"incident-{number}.json"));
        }

        // A cache may keep it only to ask with If-None-Match whether it is still the newest.
        response.Headers.CacheControl = "no-cache";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Json(configured, incident, snapshot, facts), SnapshotJson.Options);
        return TypedResults.Bytes(bytes, "application/json", entityTag: new EntityTagHeaderValue($"\"{snapshot.Version}-{facts.Position}\""));
    }

    /// <summary>The incident's own members, then those of <see cref="IncidentDetails"/>.</summary>
    private static JsonObject Json(IncidentOptions configured, Incident incident, DashboardSnapshot snapshot, JournalFacts facts)
    {
        var record = facts.Of(incident.Number);
        var json = JsonSerializer.SerializeToNode(incident, SnapshotJson.Options)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(IncidentDetails.Of(configured, incident, snapshot, facts), SnapshotJson.Options)!.AsObject().ToArray())
        {
            json[name] = value?.DeepClone();
        }

        // A client that changes an action sends its version back.
        foreach (var action in json["actions"]!.AsArray())
        {
            action!["version"] = record.Actions.FirstOrDefault(one => one.Action == (string?)action["id"])?.Version ?? 0;
        }

        return json;
    }
}
