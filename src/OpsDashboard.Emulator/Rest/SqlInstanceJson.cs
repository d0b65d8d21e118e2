using System.Globalization;
using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Rest;

/// <summary>The database instance as the Cloud SQL Admin API v1 shows it: 64-bit numbers are texts.</summary>
static class SqlInstanceJson
{
    public const string Name = "staging-shared-postgres";
    public const string ConnectionName = $"{Scenario.ProjectId}:{Scenario.Location}:{Name}";

    public static JsonObject Of(StagingEnvironment environment) => new()
    {
        ["kind"] = "sql#instance",
        ["name"] = Name,
        ["project"] = Scenario.ProjectId,
        ["region"] = Scenario.Location,
        ["gceZone"] = $"{Scenario.Location}-a",
        ["connectionName"] = ConnectionName,
        ["databaseVersion"] = "POSTGRES_15",
        ["instanceType"] = "CLOUD_SQL_INSTANCE",
        ["backendType"] = "SECOND_GEN",
        ["state"] = environment.SqlState,
        ["ipAddresses"] = new JsonArray(new JsonObject { ["type"] = "PRIVATE", ["ipAddress"] = "10.20.0.3" }),
        ["settings"] = new JsonObject
        {
            ["kind"] = "sql#settings",
            ["settingsVersion"] = "12",
            ["tier"] = "db-custom-1-3840",
            ["edition"] = "ENTERPRISE",
            ["availabilityType"] = "ZONAL",
            ["activationPolicy"] = "ALWAYS",
            ["dataDiskSizeGb"] = "20",
            ["dataDiskType"] = "PD_SSD",
            ["databaseFlags"] = new JsonArray(new JsonObject
            {
                ["name"] = "max_connections",
                ["value"] = environment.MaxConnections.ToString(CultureInfo.InvariantCulture),
            }),
            ["ipConfiguration"] = new JsonObject
            {
                ["ipv4Enabled"] = false,
                ["privateNetwork"] = $"projects/{Scenario.ProjectId}/global/networks/default",
                ["sslMode"] = "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
            },
        },
    };
}
