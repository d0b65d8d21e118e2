using System.Text.Json.Serialization;

namespace OpsDashboard.Configuration;

/// <summary>One measured thing: where its series come from, how they become a number, when that number is bad.</summary>
public sealed record SignalOptions
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>What the number means and what it does not, in one or two sentences.</summary>
    public string? Help { get; init; }

    public SignalKind Kind { get; init; }

    public MeasureKind Measure { get; init; }

    /// <summary>Unit of the shown value, for example <c>%</c>, <c>s</c>, <c>Mbit/s</c>, <c>connections</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Factor from the source's unit to <see cref="Unit"/>, for example 100 for a fraction shown as percent.</summary>
    public double Scale { get; init; } = 1;

    public QueryOptions Query { get; init; } = new();

    /// <summary>Of an event signal: a series that reports even when nothing happens.</summary>
    public PresenceOptions? Presence { get; init; }

    /// <summary>Which label value counts: the counted share of a ratio, the finished attempts of a percentile.</summary>
    public OutcomeOptions? Outcome { get; init; }

    /// <summary>Of a percentile: which one, 0 to 100 exclusive.</summary>
    public double Percentile { get; init; } = 95;

    /// <summary>Of a percentile: the fact with the timeout in force; attempts that failed are shown as "more than" it.</summary>
    public string? TimeoutFact { get; init; }

    /// <summary>The value is shown as percent of the product of these facts, for example of max_connections.</summary>
    public ValueList<string> PercentOf { get; init; } = [];

    /// <summary>The signal of the phase before: when nothing got past it, this one is <c>not-reached</c>.</summary>
    public string? Follows { get; init; }

    public ThresholdOptions? Thresholds { get; init; }

    /// <summary>What the tile's value covers (event signals) and how far back its points go.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Incident time between two points of the tile; whole minutes.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Overrides the ingest delay that the metric's descriptor declares.</summary>
    public TimeSpan? IngestDelay { get; init; }

    /// <summary>Whether it has a tile of its own; one that only serves checks has none.</summary>
    public bool Show { get; init; } = true;

    /// <summary>Whether its tile stands among the lead tiles of the first page.</summary>
    public bool Lead { get; init; }

    /// <summary>Of what it tells the state, in reports. Default: by its metric, <see cref="SignalLayers.Of"/>.</summary>
    public SignalLayer? Layer { get; init; }
}

/// <summary>Whether silence can mean that nothing happened.</summary>
public enum SignalKind
{
    /// <summary>Always has a value while the thing lives.</summary>
    Gauge,

    /// <summary>Absent when nothing happened; needs a presence query.</summary>
    Event,
}

/// <summary>How points become one number.</summary>
public enum MeasureKind
{
    /// <summary>The newest point (gauges). Series are joined by the query's reducer.</summary>
    Value,

    /// <summary>Sum of the points in the window.</summary>
    Count,

    /// <summary>Sum of the points in the window, per minute.</summary>
    Rate,

    /// <summary>Counted ÷ all of the points in the window, in percent.</summary>
    Ratio,

    /// <summary>A percentile of all attempts in the window; attempts that are not counted are infinitely slow.</summary>
    Percentile,
}

/// <summary>A query of Cloud Monitoring; the alignment period is given by who asks.</summary>
public record QueryOptions
{
    /// <summary>Filter in Cloud Monitoring's language; must name exactly one <c>metric.type</c>.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Per-series aligner, for example <c>ALIGN_SUM</c>.</summary>
    public string Aligner { get; init; } = "ALIGN_MEAN";

    /// <summary>Cross-series reducer, for example <c>REDUCE_SUM</c>.</summary>
    public string Reducer { get; init; } = "REDUCE_SUM";

    /// <summary>Labels that stay apart, for example <c>metric.labels.outcome</c>.</summary>
    public ValueList<string> GroupBy { get; init; } = [];
}

/// <summary>A series that reports even when nothing happens: while it says that something lives, silence means that nothing happened.</summary>
public sealed record PresenceOptions : QueryOptions
{
    /// <summary>From which value on it is alive, in the source's unit; default: above 0. For metrics where 0 means alive, 0.</summary>
    /// <remarks>Left out of JSON while it is not set: hashes of older configurations stay what they were.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AliveAt { get; init; }

    /// <summary>Whether a value says that something lives.</summary>
    public bool IsAlive(double value) => AliveAt is { } least ? value >= least : value > 0;
}

/// <summary>Tells counted series from the others by one label.</summary>
public sealed record OutcomeOptions
{
    public string Label { get; init; } = "outcome";

    public ValueList<string> Values { get; init; } = [];
}

/// <summary>From which value on a tile is <c>warning</c> and <c>critical</c>, in the signal's unit.</summary>
public sealed record ThresholdOptions
{
    public double? Warning { get; init; }

    public double? Critical { get; init; }

    public ThresholdDirection Direction { get; init; } = ThresholdDirection.Above;
}

/// <summary>On which side of a threshold it is bad.</summary>
public enum ThresholdDirection
{
    /// <summary>Bad at or above.</summary>
    Above,

    /// <summary>Bad at or below.</summary>
    Below,
}
