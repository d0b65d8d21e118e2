using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Rest;

/// <summary>The connector as Serverless VPC Access v1 shows it.</summary>
static class ConnectorJson
{
    public const string Name = $"projects/{Scenario.ProjectId}/locations/{Scenario.Location}/connectors/{Scenario.ConnectorName}";

    public static JsonObject Of(StagingEnvironment environment) => new()
    {
        ["name"] = Name,
        ["network"] = "default",
        ["ipCidrRange"] = "10.8.0.0/28",
        ["state"] = environment.ConnectorState,
        ["minThroughput"] = environment.ConnectorMinInstances * MbpsPerInstance(environment.ConnectorMachineType),
        ["maxThroughput"] = environment.ConnectorMaxInstances * MbpsPerInstance(environment.ConnectorMachineType),
        ["connectedProjects"] = new JsonArray(Scenario.ProjectId),
        ["machineType"] = environment.ConnectorMachineType,
        ["minInstances"] = environment.ConnectorMinInstances,
        ["maxInstances"] = environment.ConnectorMaxInstances,
    };

    // The documented estimates for 2 to 10 instances, divided.
    private static int MbpsPerInstance(string machineType) => machineType switch
    {
        "f1-micro" => 50,
        "e2-standard-4" => 1_600,
        _ => 100,
    };
}
