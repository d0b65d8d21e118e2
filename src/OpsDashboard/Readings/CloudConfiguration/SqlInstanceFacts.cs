using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>An instance of the Cloud SQL Admin API v1 → facts.</summary>
static class SqlInstanceFacts
{
    private const string ConnectionsFlag = "max_connections";
    private const int MostConnections = 262_143;

    /// <param name="json"><c>{"state": "RUNNABLE", "databaseVersion": "POSTGRES_16", "ipAddresses": [{"type": "PRIVATE", "ipAddress": "…"}],
    /// "settings": {"tier": "…", "activationPolicy": "ALWAYS", "databaseFlags": [{"name": "…", "value": "…"}]}}</c>.</param>
    public static void Read(JsonElement json, FactList facts)
    {
        var settings = json.Object("settings") ?? default;
        var tier = settings.Text("tier");
        var flags = settings.List("databaseFlags").Select(flag => (Name: flag.Text("name"), Value: flag.Text("value"))).Where(flag => flag.Name is not null).ToArray();
        State(json.Text("state"), settings.Text("activationPolicy"), facts);
        Connections(tier, Array.Find(flags, flag => flag.Name == ConnectionsFlag).Value, facts);
        facts.Text("tier", "Tier", tier, "instance, settings.tier");
        facts.Text("version", "Database version", json.Text("databaseVersion"), "instance, databaseVersion");
        var address = json.List("ipAddresses").FirstOrDefault(one => one.Text("type") == "PRIVATE").Text("ipAddress");
        facts.Text("private-address", "Private address", address ?? LiveFactNames.None, "instance, ipAddresses");
        var others = string.Join(", ", flags.Where(flag => flag.Name != ConnectionsFlag).Select(flag => $"{flag.Name} = {flag.Value}"));
        facts.Text("flags", "Other flags", others.Length == 0 ? LiveFactNames.None : others, "instance, settings.databaseFlags: only those that somebody set");
    }

    /// <summary>The Admin API says RUNNABLE of an instance that runs and of one that its owner stopped; the metric instance_state
    /// says RUNNING of the first and RUNNABLE of the second. The activation policy tells them apart.</summary>
    private static void State(string? state, string? policy, FactList facts)
    {
        var word = (state, policy) switch
        {
            ("RUNNABLE", "NEVER") => "stopped",
            ("RUNNABLE", "ALWAYS") => "running",
            ("RUNNABLE", _) => null,
            (null, _) => null,
            _ => Words.OfEnum(state),
        };
        var source = state == "RUNNABLE"
            ? $"Admin API: RUNNABLE, which covers running and stopped alike; activation policy {policy ?? "not told"} decides (in the metric instance_state RUNNABLE means stopped)"
            : "instance, state";
        facts.Text("state", "State", word, source);
    }

    private static void Connections(string? tier, string? flag, FactList facts)
    {
        var set = flag is not null && JsonReading.ParseNumber(flag) is { } number and > 0 and <= MostConnections ? number : (double?)null;
        var value = set ?? (flag is null && tier is not null ? SqlTiers.DefaultConnections(tier) : null);
        var source = (flag, value) switch
        {
            (not null, null) => $"flag {ConnectionsFlag}: not a number that can be meant",
            (not null, _) => $"flag {ConnectionsFlag}",
            (null, null) => "no flag is set, and no default is known for this tier",
            _ => $"no flag is set: default by the memory of {tier} (unverified; some slots are reserved)",
        };
        facts.Number("max-connections", ConnectionsFlag, value, "connections", source);
    }
}
