namespace OpsDashboard.Emulator.Model;

/// <summary>How large a connector is configured to be.</summary>
/// <param name="Min">Instances it begins with.</param>
/// <param name="Max">Instances it may grow to.</param>
/// <param name="MachineType">What one instance is.</param>
sealed record ConnectorSize(int Min, int Max, string MachineType)
{
    /// <summary>Throughput of one instance: what is documented for the whole connector, divided by its instances.</summary>
    public double MbpsPerInstance { get; } = MachineType switch
    {
        "f1-micro" => 50,
        "e2-micro" => 100,
        "e2-standard-4" => 1_600,
        _ => throw new ArgumentOutOfRangeException(nameof(MachineType), MachineType, "not a machine type of connectors"),
    };
}
