using System.Globalization;
using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Rest;

/// <summary>The application's service as the Cloud Run Admin API v2 shows it.</summary>
static class RunServiceJson
{
    public const string Name = $"projects/{Scenario.ProjectId}/locations/{Scenario.Location}/services/{Scenario.ServiceName}";

    private const string Address = $"https://{Scenario.ServiceName}-123456789012.{Scenario.Location}.run.app";

    /// <param name="environment">What is configured.</param>
    /// <param name="revisionSince">When the revision came into force, on the axis of those who ask; ticks of UTC.</param>
    public static JsonObject Of(StagingEnvironment environment, long revisionSince)
    {
        var revision = $"{Name}/revisions/{environment.RevisionName}";
        return new JsonObject
        {
            ["name"] = Name,
            ["generation"] = "214",
            ["observedGeneration"] = "214",
            ["updateTime"] = GoogleJson.Time(revisionSince),
            ["ingress"] = "INGRESS_TRAFFIC_ALL",
            ["launchStage"] = "GA",
            ["template"] = Template(environment),
            ["traffic"] = new JsonArray(new JsonObject { ["type"] = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", ["percent"] = 100 }),
            ["trafficStatuses"] = new JsonArray(new JsonObject { ["type"] = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", ["percent"] = 100 }),
            ["latestReadyRevision"] = revision,
            ["latestCreatedRevision"] = revision,
            ["terminalCondition"] = new JsonObject
            {
                ["type"] = "Ready",
                ["state"] = "CONDITION_SUCCEEDED",
                ["lastTransitionTime"] = GoogleJson.Time(revisionSince),
            },
            ["uri"] = Address,
            ["urls"] = new JsonArray(Address),
            ["reconciling"] = false,
        };
    }

    private static JsonObject Template(StagingEnvironment environment) => new()
    {
        ["revision"] = environment.RevisionName,
        ["scaling"] = new JsonObject { ["minInstanceCount"] = 0, ["maxInstanceCount"] = 20 },
        ["vpcAccess"] = new JsonObject
        {
            ["connector"] = ConnectorJson.Name,
            ["egress"] = environment.AllTraffic ? "ALL_TRAFFIC" : "PRIVATE_RANGES_ONLY",
        },
        ["timeout"] = "300s",
        ["maxInstanceRequestConcurrency"] = 80,
        ["serviceAccount"] = $"netra-backend@{Scenario.ProjectId}.iam.gserviceaccount.com",
        ["containers"] = new JsonArray(Container(environment)),
        ["volumes"] = new JsonArray(new JsonObject
        {
            ["name"] = "cloudsql",
            ["cloudSqlInstance"] = new JsonObject { ["instances"] = new JsonArray(SqlInstanceJson.ConnectionName) },
        }),
    };

    private static JsonObject Container(StagingEnvironment environment) => new()
    {
        ["name"] = "backend",
        ["image"] = $"{Scenario.Location}-docker.pkg.dev/{Scenario.ProjectId}/backend/netra-backend:{environment.RevisionName}",
        ["env"] = new JsonArray(
            Variable("ENVIRONMENT", "staging"),
            Variable("DB_POOL_SIZE", Text(environment.PoolSize)),
            Variable("DB_MAX_OVERFLOW", Text(environment.MaxOverflow)),
            Variable("DB_CONNECT_TIMEOUT_SECONDS", Text(environment.TimeoutSeconds)),
            new JsonObject
            {
                ["name"] = "POSTGRES_PASSWORD",
                ["valueSource"] = new JsonObject
                {
                    ["secretKeyRef"] = new JsonObject { ["secret"] = "postgres-password-staging", ["version"] = "latest" },
                },
            }),
        ["ports"] = new JsonArray(new JsonObject { ["name"] = "http1", ["containerPort"] = 8000 }),
        ["resources"] = new JsonObject
        {
            ["limits"] = new JsonObject { ["cpu"] = "2", ["memory"] = "4Gi" },
            ["cpuIdle"] = true,
            ["startupCpuBoost"] = true,
        },
        ["volumeMounts"] = new JsonArray(new JsonObject { ["name"] = "cloudsql", ["mountPath"] = "/cloudsql" }),
        ["startupProbe"] = new JsonObject
        {
            ["timeoutSeconds"] = 5,
            ["periodSeconds"] = 10,
            ["failureThreshold"] = 18,
            ["httpGet"] = new JsonObject { ["path"] = "/health", ["port"] = 8000 },
        },
    };

    private static JsonObject Variable(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
