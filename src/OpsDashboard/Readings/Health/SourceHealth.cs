namespace OpsDashboard.Readings.Health;

/// <summary>What a source's calls tell of the source itself. One for each source, shared by all that read from it.</summary>
public sealed class SourceHealth(TimeProvider time)
{
    public SourceBreaker Breaker { get; } = new(time);

    public ClockSkew Skew { get; } = new(time);

    public SourceUsage Usage { get; } = new();
}
