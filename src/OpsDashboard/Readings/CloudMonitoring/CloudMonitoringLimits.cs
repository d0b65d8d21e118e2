namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>What one source may cost: every bound of its calls and answers in one place.</summary>
public sealed record CloudMonitoringLimits
{
    /// <summary>Real time one call may take, retries included.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Calls under way at a time, over the whole source.</summary>
    public int ConcurrentCalls { get; init; } = 8;

    /// <summary>Points of one answer, all series and pages together.</summary>
    public int Points { get; init; } = 100_000;

    /// <summary>Series of one answer.</summary>
    public int Series { get; init; } = 1_000;

    /// <summary>Buckets of one answer, all distributions together: the sender may leave trailing zeros out, so few bytes can ask for much memory.</summary>
    public int Buckets { get; init; } = 5_000_000;

    /// <summary>Pages of one answer: a server may send empty pages for ever.</summary>
    public int Pages { get; init; } = 1_000;

    /// <summary>Points asked for a page. Google's maximum is 100,000, but a page of distributions would then exceed any sane message size.</summary>
    public int PageSize { get; init; } = 10_000;

    /// <summary>Real time after which a descriptor is read again.</summary>
    public TimeSpan DescriptorAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Real time after which a descriptor that could not be read is tried again.</summary>
    public TimeSpan DescriptorRetry { get; init; } = TimeSpan.FromMinutes(1);
}
