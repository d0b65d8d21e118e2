using System.Threading.RateLimiting;

namespace OpsDashboard.Workspace;

/// <summary>How often somebody may freeze an incident. Each revision is kept for ever, so a script that runs wild must not fill the store.</summary>
/// <remarks>Real time. One counter an incident that exists: bounded by the configuration.</remarks>
sealed class FreezeLimits : IDisposable
{
    /// <summary>Revisions of one incident in <see cref="Window"/>.</summary>
    public const int Most = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<long> _limiter = PartitionedRateLimiter.Create<long, long>(incident =>
        RateLimitPartition.GetFixedWindowLimiter(incident, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window, QueueLimit = 0 }));

    /// <summary>Null when one more is allowed, and counted; else when to come again.</summary>
    public TimeSpan? Refuse(long incident)
    {
        using var lease = _limiter.AttemptAcquire(incident);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
    }

    public void Dispose() => _limiter.Dispose();
}
