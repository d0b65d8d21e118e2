namespace OpsDashboard.Readings.Health;

/// <summary>What a source's calls tell of the source itself. One for each source, shared by all that read from it.</summary>
/// <param name="time">Real time.</param>
/// <param name="fewestFailures">Calls that must all have failed before it is no longer asked.</param>
/// <param name="sampled">Real time within which they are looked at: a cycle of the source or a little more.</param>
public sealed class SourceHealth(TimeProvider time, int fewestFailures = 5, TimeSpan? sampled = null)
{
    public SourceBreaker Breaker { get; } = new(time, fewestFailures, sampled);

    public ClockSkew Skew { get; } = new(time);

    public SourceUsage Usage { get; } = new();
}
