using System.Text.Json;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>A connector of Serverless VPC Access v1 → facts.</summary>
static class ConnectorFacts
{
    // 10 is Google's limit; the bound only keeps out what cannot be meant.
    private const int MostInstances = 1_000;

    /// <param name="json"><c>{"state": "READY", "machineType": "e2-micro", "minInstances": 2, "maxInstances": 3, "minThroughput": 200, …}</c>.</param>
    public static void Read(JsonElement json, FactList facts)
    {
        var machine = json.Text("machineType");
        var each = ConnectorMachines.Throughput(machine ?? ConnectorMachines.Default);
        var (least, most) = (Instances(json, "minInstances"), Instances(json, "maxInstances"));
        facts.Number("min-instances", "Minimum instances", least, "instances", least is null ? Words.NotTold : "connector, minInstances");
        facts.Number("max-instances", "Maximum instances", most, "instances", most is null ? Words.NotTold : "connector, maxInstances");
        facts.Text("machine-type", "Machine type", machine ?? ConnectorMachines.Default, machine is null ? "not told by the API: its default" : "connector, machineType");
        facts.Number("instance-throughput", "Throughput of one instance", each?.Mbps, "Mbit/s", each?.Source ?? "no throughput is documented for this machine type");
        Throughput("min-throughput", "Provisioned throughput", least, "minThroughput");
        Throughput("max-throughput", "Throughput limit", most, "maxThroughput");
        facts.Text("state", "State", json.Text("state") is { } state ? Words.OfEnum(state) : null, "connector, state");

        // "If both are set, instances win": the throughput fields are the older form of the same setting.
        void Throughput(string name, string title, double? instances, string member)
        {
            if (instances * each?.Mbps is { } computed)
            {
                facts.Number(name, title, computed, "Mbit/s", $"{instances} × {each?.Mbps} Mbit/s of {machine ?? ConnectorMachines.Default}; {each?.Source}");
            }
            else
            {
                var told = json.Number(member) is { } mbps and > 0 and <= 1_000_000 ? mbps : (double?)null;
                facts.Number(name, title, told, "Mbit/s", told is null ? Words.NotTold : $"connector, {member}: told without instances or for a machine type without documented throughput");
            }
        }
    }

    private static double? Instances(JsonElement json, string member) =>
        json.Number(member) is { } count and > 0 and <= MostInstances && double.IsInteger(count) ? count : null;
}
