namespace OpsDashboard.Readings.Health;

/// <summary>States of a circuit breaker: <c>sources[].breaker</c>.</summary>
public enum BreakerState
{
    /// <summary>Calls go out.</summary>
    Closed,

    /// <summary>No call goes out.</summary>
    Open,

    /// <summary>One call goes out as a trial.</summary>
    HalfOpen,
}
