namespace OpsDashboard.Readings.Health;

/// <summary>What a source was asked and what came back, in all and on this UTC day of incident time.</summary>
/// <remarks>A day of incident time, since that is how often the data can be new: in the demo it passes faster.</remarks>
public sealed class SourceUsage
{
    private readonly Lock _gate = new();
    private UsageCount _total;
    private UsageCount _today;
    private DateTimeOffset? _first;
    private DateTimeOffset _last;

    /// <summary>Counts one answer.</summary>
    /// <param name="count">Calls, each page one; retries of the transport are not seen. Time series returned.</param>
    /// <param name="now">Incident time.</param>
    public void Add(UsageCount count, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_first is null || now.UtcDateTime.Date != _last.UtcDateTime.Date)
            {
                (_first, _today) = (now, default);
            }

            _last = now;
            _total += count;
            _today += count;
        }
    }

    /// <summary>As it stands.</summary>
    public SourceUsageDay Current
    {
        get
        {
            lock (_gate)
            {
                return new SourceUsageDay(_total, _today, _first is { } first ? _last - first : TimeSpan.Zero);
            }
        }
    }
}

/// <summary>Calls made and time series returned.</summary>
public readonly record struct UsageCount(long Calls, long Series)
{
    public static UsageCount operator +(UsageCount one, UsageCount other) => new(one.Calls + other.Calls, one.Series + other.Series);
}

/// <summary>What a source was used for.</summary>
/// <param name="Total">Since the program's start.</param>
/// <param name="Today">On this UTC day of incident time.</param>
/// <param name="Observed">How much of that day was watched, from the first to the last answer.</param>
public sealed record SourceUsageDay(UsageCount Total, UsageCount Today, TimeSpan Observed)
{
    private static readonly TimeSpan ShortestObserved = TimeSpan.FromMinutes(10);

    /// <summary>Time series a whole day at this rate; null when too little of the day was watched to say.</summary>
    public double? SeriesADay => Observed >= ShortestObserved ? Today.Series / Observed.TotalDays : null;
}
