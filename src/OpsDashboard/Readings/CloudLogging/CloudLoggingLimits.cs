namespace OpsDashboard.Readings.CloudLogging;

/// <summary>What reading a log may cost: every bound in one place.</summary>
public sealed record CloudLoggingLimits
{
    /// <summary>Real time one call may take.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Incident time between two reads of the same log: Google allows few of these calls a minute.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Pages of one answer: a search may come back in parts, empty ones too.</summary>
    public int Pages { get; init; } = 4;

    /// <summary>Entries asked for a page; Google's maximum is 1,000.</summary>
    public int PageSize { get; init; } = 250;

    /// <summary>Bytes of one page.</summary>
    public int PageBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Members of one payload that are kept.</summary>
    public int Fields { get; init; } = 40;
}
