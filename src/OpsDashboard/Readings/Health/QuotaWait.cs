using System.Collections.Concurrent;

namespace OpsDashboard.Readings.Health;

/// <summary>A query refused for its quota is not asked again for at least a minute of real time, also while the others are
/// answered: Google counts quotas by the minute, some of them by metric or user, and refused calls may count too.</summary>
sealed class QuotaWait(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    // A server may ask for any time; beyond an hour it is asked again all the same.
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    // By filter: as many as the configuration has.
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, ReadingFailure Failure)> _waiting = [];

    /// <summary>How long to wait after a refusal: as long as the server says, within a minute and an hour.</summary>
    public static TimeSpan After(ReadingFailure? refusal) =>
        refusal?.RetryAfter is { } asked && asked > Least ? (asked < Most ? asked : Most) : Least;

    /// <summary>The failure of a query that still waits; null when it may be asked.</summary>
    public ReadingFailure? Of(string filter) =>
        _waiting.TryGetValue(filter, out var waiting) && time.GetUtcNow() < waiting.Until
            ? waiting.Failure with { Reason = $"{waiting.Failure.Reason} (not asked again yet)", RetryAfter = null }
            : null;

    /// <summary>What came of asking.</summary>
    public void Observe(string filter, ReadingFailure? failure)
    {
        if (failure is { Kind: FailureKind.Quota })
        {
            _waiting[filter] = (time.GetUtcNow() + After(failure), failure);
        }
    }
}
