namespace OpsDashboard.Emulator.Controls;

/// <summary>How the emulator's APIs misbehave. The default is not at all.</summary>
public sealed record ApiFaults
{
    /// <summary>Real time added to each answer, at most a minute.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Canonical name of the gRPC code every call ends with, for example <c>RESOURCE_EXHAUSTED</c>; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>Calls are never answered.</summary>
    public bool Hang { get; init; }

    /// <summary>Calls are refused as unavailable, as if nothing listened.</summary>
    public bool Outage { get; init; }

    /// <summary>Some series are left out and the answer says so in its execution errors.</summary>
    public bool Partial { get; init; }

    /// <summary>Added to the ingest delay of <see cref="LateShare"/> of the points.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>Share of points that are late, 0 to 1; which ones is a hash of series and minute.</summary>
    public double LateShare { get; init; } = 1;

    /// <summary>Points of an answer come in an order that Google does not promise to avoid.</summary>
    public bool Reordered { get; init; }

    /// <summary>Some points come twice.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Share of points that never come, 0 to 1; which ones is a hash of series and minute.</summary>
    public double MissingShare { get; init; }

    /// <summary>Some points first appear with part of their value, and whole five minutes later.</summary>
    public bool Revised { get; init; }

    /// <summary>Codes that <see cref="Error"/> may name.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "RESOURCE_EXHAUSTED", "UNAVAILABLE", "DEADLINE_EXCEEDED", "UNAUTHENTICATED", "PERMISSION_DENIED",
        "INTERNAL", "NOT_FOUND", "INVALID_ARGUMENT", "ABORTED", "UNKNOWN",
    ];

    /// <summary>What is not allowed; empty when all is.</summary>
    public IReadOnlyList<ControlFault> Check() =>
    [
        .. Limits.Between(nameof(Latency), Latency.TotalSeconds, 0, 60, " s"),
        .. Limits.That(nameof(Error), Error is null || Codes.Contains(Error, StringComparer.Ordinal), $"must be one of {string.Join(", ", Codes)}"),
        .. Limits.Between(nameof(Late), Late.TotalMinutes, 0, 1440, " min"),
        .. Limits.Between(nameof(LateShare), LateShare, 0, 1),
        .. Limits.Between(nameof(MissingShare), MissingShare, 0, 1),
    ];
}
