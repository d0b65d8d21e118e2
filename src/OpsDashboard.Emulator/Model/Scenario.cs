namespace OpsDashboard.Emulator.Model;

/// <summary>A stretch of incident time in Unix seconds, its end excluded.</summary>
sealed record Stretch(long From, long Until)
{
    public bool Holds(double second) => second >= From && second < Until;
}

/// <summary>
/// What comes upon the environment from outside and when, in Unix seconds of incident time, and on which resources. What
/// becomes of it, outages too, follows from load and capacity.
/// </summary>
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

    /// <summary>Oldest first; the first one was made before the history begins. The second is the fix of incident 1263.</summary>
    public IReadOnlyList<Deploy> Deploys { get; } =
    [
        new(new DateTimeOffset(2025, 7, 21, 9, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds(), "qex", 8, AllTraffic: false),
        new(Second(8, 10, 0), "abt", 20, AllTraffic: true),
        new(Second(15, 15, 0), "nud", 25, AllTraffic: true),
    ];

    /// <summary>Incident 1274: phase 5 signs in with a key that was withdrawn. Nothing is overloaded.</summary>
    public Stretch KeyWithdrawn { get; } = new(Second(2, 9, 10), Second(2, 11, 20));

    /// <summary>
    /// Incident 1263: an import runs through the connector. It comes to its end while the fix is deployed, so the fix gets
    /// the credit.
    /// </summary>
    public Surge Import { get; } = new(Second(8, 5, 40), Second(8, 6, 17), Second(8, 6, 20), Second(8, 9, 56), Second(8, 10, 0), 192);

    /// <summary>Incident 1278: egress grows for hours, passes at its onset (12:40) what the connector carries, and stays.</summary>
    public Surge Growth { get; } = new(Second(15, 6, 0), Second(15, 12, 36), Second(15, 12, 39), long.MaxValue, long.MaxValue, 155);

    /// <summary>Maintenance makes the connector's instances anew: it begins again at its minimum.</summary>
    public long ConnectorReplacedAt { get; } = Second(12, 2, 0);

    private static long Second(int september, int hour, int minute) =>
        new DateTimeOffset(2025, 9, september, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
