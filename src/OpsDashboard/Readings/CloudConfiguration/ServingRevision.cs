using System.Text.Json;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>Which revision of a service has the traffic. A service's template is that of the newest revision, which may never
/// have become ready: in an outage at start-up that is the usual case.</summary>
/// <param name="Name">Short name; null when the service does not say.</param>
/// <param name="HasTemplate">Whether the service's own template is the one of this revision.</param>
sealed record ServingRevision(string? Name, bool HasTemplate)
{
    public static ServingRevision Of(JsonElement service)
    {
        var ready = Short(service.Text("latestReadyRevision"));
        var created = Short(service.Text("latestCreatedRevision"));
        var pinned = service.List("traffic")
            .OrderByDescending(target => target.Number("percent") ?? 0)
            .Select(target => target.Text("type") == "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION" ? Short(target.Text("revision")) : null)
            .FirstOrDefault();
        var serving = pinned ?? ready;
        return new ServingRevision(serving, serving is null || serving == (created ?? ready));
    }

    private static string? Short(string? name) => name is null ? null : Words.LastPart(name);
}
