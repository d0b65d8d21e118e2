using System.Text.Json.Serialization;

namespace OpsDashboard.Evaluation;

/// <summary>A signal as it stands: the object <c>tiles[]</c> of the snapshot, with what only this program's pages need beside.</summary>
public sealed record Tile
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    /// <summary>In <see cref="Unit"/>, unrounded; null when nothing can be said.</summary>
    public double? Value { get; init; }

    /// <summary><see cref="Evaluation.Bound.AtLeast"/>: the true value is the shown one or more (cut off by a timeout).</summary>
    public Bound? Bound { get; init; }

    /// <summary>Of a value read from buckets: the true one is this or more. Null for other values, and when that side is open.</summary>
    public double? Lower { get; init; }

    /// <summary>Of a value read from buckets: the true one is less than this. Null for other values, and when that side is open.</summary>
    public double? Upper { get; init; }

    public required TileStatus Status { get; init; }

    /// <summary>Why it has this status, in plain words; null when <c>ok</c> needs no words.</summary>
    public string? Reason { get; init; }

    /// <summary>End of the newest point used (of presence, when events are absent).</summary>
    public DateTimeOffset? DataTime { get; init; }

    /// <summary>Incident time of the last successful read.</summary>
    public DateTimeOffset? FetchTime { get; init; }

    /// <summary>How old the newest data must be expected to be: the source's ingest delay.</summary>
    public double ExpectedDelaySeconds { get; init; }

    public double WindowSeconds { get; init; }

    /// <summary>Whole minutes by which the newest data are older than ingest delay and sampling explain; 0 is as fresh as the source can be.</summary>
    [JsonIgnore]
    public int LateMinutes { get; init; }

    public required TileThresholds Thresholds { get; init; }

    public ValueList<TilePoint> Points { get; init; } = [];

    /// <summary>Whether value and times are an earlier cycle's, shown because this one's read failed. They decide nothing.</summary>
    [JsonIgnore]
    public bool IsFromBefore { get; init; }

    /// <summary>Whether the value falls among attempts that did not finish: slower than any limit.</summary>
    [JsonIgnore]
    public bool DidNotFinish { get; init; }

    /// <summary>Where its value lies; null when nothing is known.</summary>
    internal ValueRange? Range => ValueRange.Of(new Quantile(Value, Bound, Lower, Upper, DidNotFinish));

    /// <summary>Of an event signal: counted events of the window (ratio: of the label values that count).</summary>
    [JsonIgnore]
    public double? Counted { get; init; }

    /// <summary>Of an event signal: all events of the window.</summary>
    [JsonIgnore]
    public double? Total { get; init; }

    /// <summary>Whether counted events are the bad ones (threshold direction above).</summary>
    [JsonIgnore]
    public bool CountedIsBad { get; init; }

    [JsonIgnore]
    public bool Lead { get; init; }

    [JsonIgnore]
    public bool Show { get; init; } = true;

    [JsonIgnore]
    public string? Help { get; init; }

    /// <summary>The query, for people who want to ask the source themselves.</summary>
    [JsonIgnore]
    public string Filter { get; init; } = "";
}

/// <summary>Whether a value is exact or a bound.</summary>
public enum Bound
{
    AtLeast,
}

/// <summary>Tile statuses, in the order of attention: a later one is worse.</summary>
public enum TileStatus
{
    Ok,
    NotReached,
    Stale,
    NoData,
    Warning,
    Error,
    Critical,
}

/// <summary>Where a tile's value turns bad, in its unit.</summary>
public sealed record TileThresholds(double? Warning, double? Critical, Configuration.ThresholdDirection Direction);

/// <summary>One point of a tile, written <c>[unixSeconds, value|null]</c>; null is a gap.</summary>
[JsonConverter(typeof(TilePointConverter))]
public readonly record struct TilePoint(long UnixSeconds, double? Value);
