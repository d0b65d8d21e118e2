using System.Threading.RateLimiting;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Api.Signals;

/// <summary>Reads signals over intervals that somebody asked for, through the one source, and so that neither its quota nor the collector
/// suffers: few at a time, seldom enough, each once.</summary>
sealed class SignalHistory(DashboardOptions options, CloudMonitoringSource source, CloudConfigurationSource configuration, IncidentClock clock, TimeProvider time) : IDisposable
{
    /// <summary>Answers that are kept.</summary>
    private const int MostKept = 64;

    /// <summary>Real time for which an answer, or a failure, is given again.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    /// <summary>Real time for one read, its wait for a place included.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Real time after which one more may be read.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    // A read is two calls: at most half of the source's slots, so that the collector always has the others.
    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 16 });

    // All callers together: 30 at once, then one every 2 s.
    private readonly TokenBucketRateLimiter _rate = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 30,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = RetryAfter,
        QueueLimit = 0,
    });

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Signal, DateTimeOffset From, DateTimeOffset To), (Task<SignalAnswer> Answer, DateTimeOffset At)> _kept = [];

    /// <summary>Incident time.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>The signal from <paramref name="from"/> to <paramref name="to"/>.</summary>
    /// <remarks>Whoever asked may go away: the read goes on to its own deadline. A read that was given up would count against the source.</remarks>
    public Task<SignalAnswer> ReadAsync(SignalOptions signal, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            var (key, now) = ((signal.Id, from, to), time.GetUtcNow());
            if (_kept.TryGetValue(key, out var kept) && now - kept.At < KeptFor)
            {
                return kept.Answer;
            }

            if (!MayAsk())
            {
                return Task.FromResult<SignalAnswer>(new SignalAnswer.TooMany(RetryAfter));
            }

            Forget(now);
            var answer = Task.Run(() => AskAsync(signal, from, to));
            _kept[key] = (answer, now);
            return answer;
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _rate.Dispose();
    }

    private bool MayAsk()
    {
        using var lease = _rate.AttemptAcquire();
        return lease.IsAcquired;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in _kept.Where(one => now - one.Value.At >= KeptFor).Select(one => one.Key).ToArray())
        {
            _kept.Remove(old);
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Remove(_kept.MinBy(one => one.Value.At).Key);
        }
    }

    private async Task<SignalAnswer> AskAsync(SignalOptions signal, DateTimeOffset from, DateTimeOffset to)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            using var place = await _places.AcquireAsync(cancellationToken: limit.Token);
            return place.IsAcquired ? await AskAsync(signal, from, to, limit.Token) : new SignalAnswer.Busy();
        }
        catch (OperationCanceledException)
        {
            return new SignalAnswer.Busy();
        }
    }

    private async Task<SignalAnswer> AskAsync(SignalOptions signal, DateTimeOffset from, DateTimeOffset to, CancellationToken limit)
    {
        var now = clock.Now;
        var types = new[] { signal.Query, signal.Presence }.OfType<QueryOptions>().Select(query => MetricFilter.MetricType(query.Filter)).OfType<string>();
        var range = SignalRange.Of(signal, await source.DescribeAsync([.. types], limit), from, to, now);
        if (range.IsEmpty)
        {
            return new SignalAnswer.NothingYet(range);
        }

        var (values, presence) = (range.Values(signal), range.Presence(signal));
        var readings = await source.ReadAsync([.. new[] { values, presence }.OfType<SeriesRequest>()], limit);
        var (read, alive) = (readings[values], presence is null ? null : readings[presence]);
        return (read.Failure ?? alive?.Failure) is { } failure
            ? new SignalAnswer.Failed(failure)
            : new SignalAnswer.Read(range, range.Evaluate(signal, read, alive, new Facts(options, configuration.Last, now), now), read.Partial ?? alive?.Partial);
    }
}
