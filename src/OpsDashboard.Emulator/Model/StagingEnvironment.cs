namespace OpsDashboard.Emulator.Model;

/// <summary>How the environment is configured at a moment of the model's clock, as the configuration APIs tell it.</summary>
/// <param name="RevisionName">Revision of the service that takes the starts.</param>
/// <param name="RevisionSince">When it was deployed, on the model's clock.</param>
/// <param name="TimeoutSeconds">Time a start gives the database, an environment variable of the revision.</param>
/// <param name="AllTraffic">Whether all egress goes through the connector; otherwise private addresses only.</param>
/// <param name="PoolSize">Connections an instance keeps, an environment variable of the revision.</param>
/// <param name="MaxOverflow">Connections beyond them, likewise.</param>
/// <param name="ConnectorMinInstances">In effect: what an update that still runs will bring is not yet told.</param>
/// <param name="ConnectorMaxInstances">In effect, likewise.</param>
/// <param name="ConnectorMachineType">In effect, likewise.</param>
/// <param name="ConnectorState"><c>READY</c>, or <c>UPDATING</c> for the minutes an update takes.</param>
/// <param name="MaxConnections">The flag of the PostgreSQL instance; it is told as soon as it is set.</param>
/// <param name="SqlState"><c>RUNNABLE</c>, or <c>MAINTENANCE</c> while a new <paramref name="MaxConnections"/> restarts it.</param>
sealed record StagingEnvironment(
    string RevisionName,
    DateTimeOffset RevisionSince,
    double TimeoutSeconds,
    bool AllTraffic,
    int PoolSize,
    int MaxOverflow,
    int ConnectorMinInstances,
    int ConnectorMaxInstances,
    string ConnectorMachineType,
    string ConnectorState,
    int MaxConnections,
    string SqlState);
