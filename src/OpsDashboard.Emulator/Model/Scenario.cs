namespace OpsDashboard.Emulator.Model;

/// <summary>What happened when, in Unix seconds of incident time, and on which resources.</summary>
sealed record Scenario
{
    /// <summary>The name of the only scenario.</summary>
    public const string Incident1278 = "incident-1278";

    public const string ProjectId = "netra-staging";
    public const string Location = "us-central1";
    public const string ServiceName = "netra-backend-staging";
    public const string ConnectorName = "staging-connector";
    public const string DatabaseId = "netra-staging:staging-shared-postgres";
    public const string DatabaseName = "netra_staging";

    /// <summary>The fix of the earlier incident: all egress goes through the connector from here on.</summary>
    public long AllTrafficFrom { get; } = Second(8, 10, 0);

    /// <summary>Egress begins to grow fast: the hours before the outage.</summary>
    public long GrowthFrom { get; } = Second(15, 6, 0);

    /// <summary>Demand passes what the connector can carry.</summary>
    public long OnsetAt { get; } = Second(15, 12, 40);

    /// <summary>Oldest first; the first one was made before the history begins.</summary>
    public IReadOnlyList<Deploy> Deploys { get; } =
    [
        new(new DateTimeOffset(2025, 7, 21, 9, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds(), "qex", 8, AllTraffic: false),
        new(Second(8, 10, 0), "abt", 20, AllTraffic: true),
        new(Second(15, 15, 0), "nud", 25, AllTraffic: true),
    ];

    private static long Second(int september, int hour, int minute) =>
        new DateTimeOffset(2025, 9, september, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
