namespace OpsDashboard.Readings;

/// <summary>The answer to one <see cref="SeriesRequest"/>: series, or a failure in plain words; never an exception.</summary>
/// <param name="Series">Empty when nothing happened, nothing reports, or the read failed.</param>
/// <param name="FetchTime">Incident time at which it was read.</param>
/// <param name="Failure">Why there is no answer.</param>
/// <param name="Partial">Why the answer may be incomplete (the server's execution errors).</param>
public sealed record Reading(ValueList<Series> Series, DateTimeOffset FetchTime, ReadingFailure? Failure = null, string? Partial = null)
{
    /// <summary>Whether there is a point in it, be it 0.</summary>
    public bool HasData => Series.Any(one => one.Points.Count > 0);
}

/// <summary>Why a read failed, for people, and the class of it, for the source's status.</summary>
/// <param name="RetryAfter">Real time after which the server said that asking again makes sense.</param>
public sealed record ReadingFailure(FailureKind Kind, string Reason, TimeSpan? RetryAfter = null);

/// <summary>Classes of failure that people act on differently.</summary>
public enum FailureKind
{
    /// <summary>The query itself is wrong.</summary>
    Invalid,

    /// <summary>No such metric (yet).</summary>
    NotFound,

    /// <summary>Credentials or rights are missing.</summary>
    Denied,

    /// <summary>The quota is used up.</summary>
    Quota,

    /// <summary>No answer, or not in time.</summary>
    Unreachable,

    /// <summary>An answer that should not be.</summary>
    Broken,
}

/// <summary>What a metric's descriptor says of its timing.</summary>
/// <param name="IngestDelay">How long after its end a point may stay invisible; null when the descriptor does not say.</param>
/// <param name="SamplePeriod">Null when the descriptor does not say.</param>
/// <param name="Failure">Why the descriptor could not be read.</param>
public sealed record MetricTiming(TimeSpan? IngestDelay, TimeSpan? SamplePeriod, ReadingFailure? Failure = null);
