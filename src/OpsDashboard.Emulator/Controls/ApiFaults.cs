using OpsDashboard.Emulator.Faults;

namespace OpsDashboard.Emulator.Controls;

/// <summary>How the emulator's APIs misbehave. The default is not at all.</summary>
public sealed record ApiFaults
{
    /// <summary>The APIs behave.</summary>
    public static readonly ApiFaults None = new();

    /// <summary>Real time added to each answer, at most a minute.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Canonical name of the gRPC code every call ends with, for example <c>RESOURCE_EXHAUSTED</c>; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>Every call is denied in the words of an API that is not enabled in the project.</summary>
    public bool ApiDisabled { get; init; }

    /// <summary>Calls are never answered.</summary>
    public bool Hang { get; init; }

    /// <summary>Connections are cut before any answer; to callers the API is unavailable.</summary>
    public bool Outage { get; init; }

    /// <summary>Some series are left out and the answer says so in its execution errors.</summary>
    public bool Partial { get; init; }

    /// <summary>Added to the ingest delay of <see cref="LateShare"/> of the points, at most a day.</summary>
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

    /// <summary>Added to the real time in the <c>Date</c> header of answers, at most a day either way.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>What is out of range, each by its member; none when the faults can be set.</summary>
    public IReadOnlyList<ControlFault> Faults() => new Limits()
        .Range(Latency, TimeSpan.Zero, TimeSpan.FromMinutes(1))
        .OneOf(Error ?? CanonicalCode.Failures[0], CanonicalCode.Failures, nameof(Error))
        .Range(Late, TimeSpan.Zero, TimeSpan.FromDays(1))
        .Range(LateShare, 0, 1)
        .Range(MissingShare, 0, 1)
        .Range(ClockSkew, -TimeSpan.FromDays(1), TimeSpan.FromDays(1))
        .Faults;
}
