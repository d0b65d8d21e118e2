using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>A template or a revision of the Cloud Run Admin API v2 (both have these members) → facts.</summary>
static class RunServiceFacts
{
    private const int MostInstances = 100_000;

    /// <param name="template"><c>{"vpcAccess": {"connector": "…", "egress": "ALL_TRAFFIC"}, "containers": [{"env": [{"name": "…", "value": "…"}], "startupProbe": {…}}], …}</c>.</param>
    /// <param name="revision">The revision whose template this is.</param>
    public static void Read(JsonElement template, string? revision, ValueList<VariableOptions> variables, FactList facts)
    {
        facts.Text("revision", "Revision that serves", revision, "service, traffic and latestReadyRevision");
        Network(template.Object("vpcAccess") ?? default, facts);
        Containers([.. template.List("containers")], variables, facts);
        var scaling = template.Object("scaling") ?? default;
        facts.Number("min-instances", "Minimum instances", Count(scaling, "minInstanceCount") ?? 0, "instances", "revision, scaling.minInstanceCount (absent is 0)");
        var most = Count(scaling, "maxInstanceCount");
        facts.Number("max-instances", "Maximum instances", most ?? 100, "instances", most is null ? "not told by the API: its default" : "revision, scaling.maxInstanceCount");
        var sockets = template.List("volumes").SelectMany(volume => (volume.Object("cloudSqlInstance") ?? default).List("instances")).Where(name => name.ValueKind == JsonValueKind.String).Select(JsonReading.String);
        facts.Text("database", "Cloud SQL socket", string.Join(", ", sockets) is { Length: > 0 } names ? names : LiveFactNames.None, "revision, volumes");
    }

    private static void Network(JsonElement access, FactList facts)
    {
        var connector = access.Text("connector");
        var direct = access.List("networkInterfaces").Any();
        facts.Text("network", "Way into the network", connector is not null ? "connector" : direct ? "direct" : LiveFactNames.None,
            direct ? "revision, vpcAccess.networkInterfaces: direct VPC egress, no connector and no connector metrics" : "revision, vpcAccess");
        facts.Text("connector", "Connector", connector is null ? LiveFactNames.None : Words.LastPart(connector), "revision, vpcAccess.connector");
        var told = access.Text("egress") is { } egress && egress != "VPC_EGRESS_UNSPECIFIED" ? egress : null;
        facts.Text("egress", "Egress", connector is null && !direct ? LiveFactNames.None : Words.OfEnum(told ?? "PRIVATE_RANGES_ONLY"),
            told is null ? "not told by the API: its default" : "revision, vpcAccess.egress");
    }

    private static void Containers(JsonElement[] containers, ValueList<VariableOptions> variables, FactList facts)
    {
        var serving = Serving(containers);
        var of = containers.Length > 1 ? $" of container {(serving.Text("name") is { Length: > 0 } name ? name : "without a name")}" : "";
        var probe = serving.Object("startupProbe");
        var window = probe is { } there ? (there.Number("initialDelaySeconds") ?? 0) + ((there.Number("periodSeconds") ?? 10) * (there.Number("failureThreshold") ?? 3)) : (double?)null;
        facts.Number("startup-window", "Startup probe window", window, "s", window is null ? $"no startup probe{of} is set" : $"revision, startupProbe{of}: delay + period × threshold");

        // Of the environment nothing is kept but the numbers of the named variables: the rest may be secrets.
        foreach (var variable in variables)
        {
            var found = serving.List("env").Where(one => one.Text("name") == variable.Name).Select(one => (JsonElement?)one).FirstOrDefault();
            var number = found?.Text("value") is { } text ? JsonReading.ParseNumber(text) : null;
            var source = found is null ? $"variable {variable.Name}{of}: not set"
                : number is not null ? $"variable {variable.Name}{of}"
                : $"variable {variable.Name}{of}: set, but not to a number; its value is not read";
            facts.Number(variable.Fact, variable.Title, number, variable.Unit, source);
        }
    }

    /// <summary>The container that requests reach: Cloud Run lets exactly one have ports, the others are sidecars.
    /// https://docs.cloud.google.com/run/docs/deploying#sidecars</summary>
    private static JsonElement Serving(JsonElement[] containers)
    {
        var served = Array.FindIndex(containers, container => container.List("ports").Any());
        return served >= 0 ? containers[served] : containers.FirstOrDefault();
    }

    private static double? Count(JsonElement json, string member) => json.Number(member) is { } count and >= 0 and <= MostInstances ? count : null;
}
