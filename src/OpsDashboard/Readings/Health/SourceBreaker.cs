using Polly;
using Polly.CircuitBreaker;

namespace OpsDashboard.Readings.Health;

/// <summary>Stops asking a source that does not answer, and after a while tries it with a single call. One for each source.</summary>
/// <remarks>Two breakers in one. The first opens when all calls of the last half minute failed, for 5 s at first and up to a
/// minute: a source that comes back is seen soon. The second opens at once when a quota is used up, for at least a minute,
/// because Google counts quotas by the real minute and calls that are refused may count too. A query that is itself wrong
/// opens neither: the others still answer.</remarks>
public sealed class SourceBreaker
{
    private const int FewestCalls = 5;
    private static readonly TimeSpan Sampled = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan QuotaBreak = TimeSpan.FromMinutes(1);

    // A server may ask for any time; beyond an hour it is asked again all the same.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly CircuitBreakerStateProvider _failing = new();
    private readonly CircuitBreakerStateProvider _quota = new();
    private readonly ResiliencePipeline<ReadingFailure?> _pipeline;
    private volatile ReadingFailure? _last;
    private long _closesAtTicks;

    public SourceBreaker(TimeProvider time)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<ReadingFailure?> { TimeProvider = time }
            .AddCircuitBreaker(Options(_quota, FailureKind.Quota, failureRatio: 0, fewest: 2, QuotaDuration))
            .AddCircuitBreaker(Options(_failing, failureKind: null, failureRatio: 1, FewestCalls, FailingDuration))
            .Build();
    }

    /// <summary>Whether calls go out.</summary>
    public BreakerState State => (_quota.CircuitState, _failing.CircuitState) switch
    {
        (CircuitState.Closed, CircuitState.Closed) => BreakerState.Closed,
        (CircuitState.Open or CircuitState.Isolated, _) or (_, CircuitState.Open or CircuitState.Isolated) => _time.GetUtcNow() < NextTry ? BreakerState.Open : BreakerState.HalfOpen,
        _ => BreakerState.HalfOpen,
    };

    /// <summary>Real time before which it is not asked again; null when it is asked.</summary>
    public DateTimeOffset? NextTry => _quota.CircuitState == CircuitState.Closed && _failing.CircuitState == CircuitState.Closed
        ? null
        : new DateTimeOffset(Interlocked.Read(ref _closesAtTicks), TimeSpan.Zero);

    /// <summary>Asks, unless the breaker is open.</summary>
    /// <param name="ask">Null when it was answered.</param>
    /// <param name="token">Ends the cycle.</param>
    /// <returns>What <paramref name="ask"/> gave; when it was not asked, why the last one failed and that it was not asked.</returns>
    public async Task<ReadingFailure?> RunAsync(Func<CancellationToken, Task<ReadingFailure?>> ask, CancellationToken token)
    {
        try
        {
            // A cycle that has ended is not the source's fault; an own token keeps it from being passed over as cancelled.
            return await _pipeline.ExecuteAsync(async _ => await ask(token), CancellationToken.None);
        }
        catch (BrokenCircuitException)
        {
            return NotAsked;
        }
    }

    /// <summary>The failure of a call that is not made while the breaker is open.</summary>
    public ReadingFailure NotAsked => _last is { } last
        ? last with { Reason = $"{last.Reason} (not asked again yet)", RetryAfter = null }
        : new ReadingFailure(FailureKind.Unreachable, "not asked again yet");

    private CircuitBreakerStrategyOptions<ReadingFailure?> Options(
        CircuitBreakerStateProvider state, FailureKind? failureKind, double failureRatio, int fewest, Func<int, TimeSpan> duration) => new()
        {
            StateProvider = state,
            FailureRatio = failureRatio,
            MinimumThroughput = fewest,
            SamplingDuration = Sampled,
            ShouldHandle = arguments =>
            {
                var failure = arguments.Outcome.Result;
                var counts = failure is not null && (failureKind is { } only ? failure.Kind == only : IsOfTheSource(failure.Kind));
                _last = counts ? failure : _last;
                return ValueTask.FromResult(counts);
            },
            BreakDurationGenerator = arguments => ValueTask.FromResult(duration(arguments.HalfOpenAttempts)),
            OnOpened = arguments =>
            {
                Interlocked.Exchange(ref _closesAtTicks, (_time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
                return ValueTask.CompletedTask;
            },
        };

    private static bool IsOfTheSource(FailureKind kind) => kind is FailureKind.Denied or FailureKind.Unreachable or FailureKind.Broken;

    private static TimeSpan FailingDuration(int attempts)
    {
        var doubled = ShortestBreak * Math.Pow(2, Math.Min(attempts, 10));
        return doubled < LongestBreak ? doubled : LongestBreak;
    }

    private TimeSpan QuotaDuration(int attempts) =>
        _last?.RetryAfter is { } asked && asked > QuotaBreak ? (asked < LongestAsked ? asked : LongestAsked) : QuotaBreak;
}

/// <summary>States of a circuit breaker: <c>sources[].breaker</c>.</summary>
public enum BreakerState
{
    /// <summary>Calls go out.</summary>
    Closed,

    /// <summary>No call goes out.</summary>
    Open,

    /// <summary>One call goes out as a trial.</summary>
    HalfOpen,
}
