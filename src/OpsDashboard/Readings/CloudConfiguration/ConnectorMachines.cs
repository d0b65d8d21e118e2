namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>What an instance of a connector is documented to carry, by machine type.</summary>
/// <remarks>Google documents the whole connector over its 2 to 10 instances as an estimate: f1-micro 100–500, e2-micro
/// 200–1,000, e2-standard-4 3,200–16,000 Mbit/s. An instance is that, divided by us.</remarks>
static class ConnectorMachines
{
    public const string Default = "e2-micro";

    public static (double Mbps, string Source)? Throughput(string machineType) => machineType switch
    {
        "f1-micro" => (50, Documented("100 to 500")),
        "e2-micro" => (100, Documented("200 to 1,000")),
        "e2-standard-4" => (1_600, Documented("3,200 to 16,000")),
        _ => null,
    };

    private static string Documented(string whole) => $"documented estimate for the whole connector: {whole} Mbit/s over 2 to 10 instances, divided";
}
