using System.Text.Json.Serialization;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Snapshots;

/// <summary>How a source is: the object <c>sources[]</c>.</summary>
/// <param name="LastSuccess">Incident time of the last cycle in which it answered.</param>
/// <param name="Error">What is wrong, in plain words.</param>
/// <param name="Breaker"><c>closed</c>, <c>open</c> or <c>half-open</c>; <c>closed</c> for a source that is off.</param>
public sealed record SourceState(string Id, SourceStatus Status, DateTimeOffset? LastSuccess, string? Error, string Breaker = "closed")
{
    /// <summary>Each query of the last cycle that failed or was partial, with what it served.</summary>
    [JsonIgnore]
    public ValueList<QueryFault> Faults { get; init; } = [];

    /// <summary>Queries sent in the last cycle.</summary>
    [JsonIgnore]
    public int Queries { get; init; }

    /// <summary>Time series returned in the last cycle: what Google bills.</summary>
    [JsonIgnore]
    public int SeriesReturned { get; init; }

    /// <summary>Real time before which it is not asked again; null when it is asked.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>This machine's clock minus the server's; null when no answer told.</summary>
    [JsonIgnore]
    public TimeSpan? ClockAhead { get; init; }

    /// <summary>What it was asked and what came back; null when nobody counts.</summary>
    [JsonIgnore]
    public SourceUsageDay? Usage { get; init; }

    /// <summary>USD for a million time series returned; null when they cost nothing.</summary>
    [JsonIgnore]
    public decimal? PricePerMillionSeries { get; init; }

    [JsonIgnore]
    public string? Where { get; init; }
}

/// <summary>A query that did not answer in full.</summary>
public sealed record QueryFault(string UsedBy, string Filter, string Reason);

/// <summary>Statuses of a source.</summary>
public enum SourceStatus
{
    Ok,
    Partial,
    Late,
    Denied,
    Quota,
    Unreachable,
    Off,
}
