using Polly.CircuitBreaker;

namespace OpsDashboard.Readings.Health;

/// <summary>One circuit of a <see cref="SourceBreaker"/>: which failures count, until when it is open, and why it is.</summary>
/// <param name="time">Real time.</param>
/// <param name="counts">Whether a failure is of this fuse.</param>
/// <param name="duration">How long it stays open, from the failure that opened it and the number of trials that failed since.</param>
sealed class BreakerFuse(TimeProvider time, Func<ReadingFailure, bool> counts, Func<ReadingFailure?, int, TimeSpan> duration)
{
    private readonly CircuitBreakerStateProvider _state = new();
    private volatile ReadingFailure? _last;
    private long _untilTicks;

    /// <summary>The newest failure that counted.</summary>
    public ReadingFailure? Last => _last;

    /// <summary>Real time of the next trial; null while it is closed.</summary>
    public DateTimeOffset? Until => _state.CircuitState == CircuitState.Closed ? null : new DateTimeOffset(Interlocked.Read(ref _untilTicks), TimeSpan.Zero);

    /// <summary>The fuse in Polly's words.</summary>
    public CircuitBreakerStrategyOptions<ReadingFailure?> Options(double failureRatio, int fewest, TimeSpan sampled) => new()
    {
        StateProvider = _state,
        FailureRatio = failureRatio,
        MinimumThroughput = fewest,
        SamplingDuration = sampled,
        ShouldHandle = arguments =>
        {
            var failure = arguments.Outcome.Result;
            var isCounted = failure is not null && counts(failure);
            _last = isCounted ? failure : _last;
            return ValueTask.FromResult(isCounted);
        },
        BreakDurationGenerator = arguments => ValueTask.FromResult(duration(_last, arguments.HalfOpenAttempts)),
        OnOpened = arguments =>
        {
            Interlocked.Exchange(ref _untilTicks, (time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
            return ValueTask.CompletedTask;
        },
    };
}
