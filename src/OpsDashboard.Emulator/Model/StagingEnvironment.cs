namespace OpsDashboard.Emulator.Model;

/// <summary>What is configured at a moment.</summary>
sealed record StagingEnvironment(
    string RevisionName,
    double RevisionSince,
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

static class StagingEnvironments
{
    public static StagingEnvironment EnvironmentAt(this StagingModel model, double second)
    {
        var revision = model.Scenario.Revisions[model.Scenario.RevisionAt(second)];
        return new(revision.Name, Math.Max(revision.From, 1_750_000_000), revision.TimeoutSeconds, second >= model.Scenario.AllTrafficFrom, 20, 30, 2, 3, "e2-micro", "READY", 100, "RUNNABLE");
    }
}
