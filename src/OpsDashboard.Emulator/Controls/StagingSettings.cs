namespace OpsDashboard.Emulator.Controls;

/// <summary>What people may change in the staging environment. The defaults are the environment of the incident.</summary>
public sealed record StagingSettings
{
    /// <summary>2 to 10, below <see cref="ConnectorMaxInstances"/>.</summary>
    public int ConnectorMinInstances { get; init; } = 2;

    /// <summary>3 to 10.</summary>
    public int ConnectorMaxInstances { get; init; } = 3;

    /// <summary><c>f1-micro</c>, <c>e2-micro</c> or <c>e2-standard-4</c>.</summary>
    public string ConnectorMachineType { get; init; } = "e2-micro";

    /// <summary>Connections an instance keeps, 1 to 200.</summary>
    public int PoolSize { get; init; } = 20;

    /// <summary>Connections an instance may open beyond <see cref="PoolSize"/>, 0 to 200.</summary>
    public int MaxOverflow { get; init; } = 30;

    /// <summary>Of the PostgreSQL instance, 10 to 5,000.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Seconds a start waits for the database, 1 to 300; null: as the scenario's revisions have it.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Factor on background traffic and arrivals, 0 to 10.</summary>
    public double TrafficFactor { get; init; } = 1;

    /// <summary>Machine types that a connector can have.</summary>
    public static IReadOnlyList<string> MachineTypes { get; } = ["f1-micro", "e2-micro", "e2-standard-4"];

    /// <summary>What is not allowed; empty when all is.</summary>
    public IReadOnlyList<ControlFault> Check() =>
    [
        .. Limits.Between(nameof(ConnectorMinInstances), ConnectorMinInstances, 2, 9),
        .. Limits.Between(nameof(ConnectorMaxInstances), ConnectorMaxInstances, 3, 10),
        .. Limits.That(nameof(ConnectorMaxInstances), ConnectorMaxInstances > ConnectorMinInstances, "must be above the minimum"),
        .. Limits.That(nameof(ConnectorMachineType), MachineTypes.Contains(ConnectorMachineType, StringComparer.Ordinal), $"must be one of {string.Join(", ", MachineTypes)}"),
        .. Limits.Between(nameof(PoolSize), PoolSize, 1, 200),
        .. Limits.Between(nameof(MaxOverflow), MaxOverflow, 0, 200),
        .. Limits.Between(nameof(MaxConnections), MaxConnections, 10, 5000),
        .. Limits.Between(nameof(TimeoutSeconds), TimeoutSeconds ?? 1, 1, 300),
        .. Limits.Between(nameof(TrafficFactor), TrafficFactor, 0, 10),
    ];
}
