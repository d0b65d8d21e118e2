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

    /// <summary>What is out of range, each by its member; none when the settings can be set.</summary>
    public IReadOnlyList<ControlFault> Faults() => new Limits()
        .Range(ConnectorMinInstances, 2, 10)
        .Range(ConnectorMaxInstances, 3, 10)
        .Check(
            ConnectorMinInstances < ConnectorMaxInstances,
            nameof(ConnectorMinInstances),
            $"{ConnectorMinInstances} with connectorMaxInstances {ConnectorMaxInstances}",
            "below connectorMaxInstances")
        .OneOf(ConnectorMachineType, ["f1-micro", "e2-micro", "e2-standard-4"])
        .Range(PoolSize, 1, 200)
        .Range(MaxOverflow, 0, 200)
        .Range(MaxConnections, 10, 5_000)
        .Range(TimeoutSeconds ?? 1, 1, 300, " s, or null", nameof(TimeoutSeconds))
        .Range(TrafficFactor, 0, 10)
        .Faults;
}
