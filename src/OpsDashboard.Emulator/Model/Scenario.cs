namespace OpsDashboard.Emulator.Model;

/// <summary>A revision of the service: in force from a Unix second on, with its connection timeout.</summary>
sealed record Revision(string Name, long From, double TimeoutSeconds);

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

    /// <summary>Oldest first; the first one has no beginning.</summary>
    public IReadOnlyList<Revision> Revisions { get; } =
    [
        new("netra-backend-staging-00212-qex", long.MinValue, 8),
        new("netra-backend-staging-00213-abt", Second(8, 10, 0), 20),
        new("netra-backend-staging-00214-nud", Second(15, 15, 0), 25),
    ];

    /// <summary>Index in <see cref="Revisions"/> of the one in force.</summary>
    public int RevisionAt(double second)
    {
        var index = Revisions.Count - 1;
        while (Revisions[index].From > second)
            index--;
        return index;
    }

    private static long Second(int september, int hour, int minute) =>
        new DateTimeOffset(2025, 9, september, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
