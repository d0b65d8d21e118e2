using System.Collections.Concurrent;

namespace OpsDashboard.Readings.Health;

/// <summary>What a source's calls tell of the source itself. One for each source, shared by all that read from it.</summary>
/// <param name="time">Real time.</param>
/// <param name="fewestFailures">Calls that must all have failed before it is no longer asked.</param>
/// <param name="sampled">Real time within which they are looked at: a cycle of the source or a little more.</param>
public sealed class SourceHealth(TimeProvider time, int fewestFailures = 5, TimeSpan? sampled = null)
{
    // By server: a source reads from a handful.
    private readonly ConcurrentDictionary<string, SourceBreaker> _breakers = [];

    /// <summary>Of a source with one server; of several, the one that is shut the longest.</summary>
    public SourceBreaker Breaker => _breakers.Values.Where(breaker => breaker.NextTry is not null).MaxBy(breaker => breaker.NextTry) ?? BreakerOf("");

    /// <summary>Of one server: each has its own rights and quota, and one that refuses must not silence the others.</summary>
    public SourceBreaker BreakerOf(string server) => _breakers.GetOrAdd(server, _ => new SourceBreaker(time, fewestFailures, sampled));

    public ClockSkew Skew { get; } = new(time);

    public SourceUsage Usage { get; } = new();
}
