namespace OpsDashboard.Readings.CloudLogging;

/// <summary>What reading a log may cost: every bound in one place, beside those of a call.</summary>
public sealed record CloudLoggingLimits
{
    /// <summary>Real time that all pages of one answer may take: less than the first snapshot waits.</summary>
    public TimeSpan Read { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Incident time between two reads of the same log: Google allows few of these calls a minute. A little less than
    /// the poll's own minute, or jitter would skip every second one.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>Pages of one answer: a search may come back in parts, empty ones too.</summary>
    public int Pages { get; init; } = 4;

    /// <summary>Entries asked for a page; Google's maximum is 1,000.</summary>
    public int PageSize { get; init; } = 250;

    /// <summary>Members of one payload that are kept.</summary>
    public int Fields { get; init; } = 40;
}
