using Polly;
using Polly.CircuitBreaker;

namespace OpsDashboard.Readings.Health;

/// <summary>Stops asking a source that does not answer, and after a while tries it with a single call. One for each source.</summary>
/// <remarks>Two fuses. The first blows when every call of a cycle failed, for 5 s at first and up to a minute: a source that
/// comes back is seen soon. The second blows when a quota is used up, for at least a minute, because Google counts quotas by
/// the real minute and calls that are refused may count too. A query that is itself wrong blows neither. Answers are judged
/// a cycle at a time, whatever their order: else one metric that fails at once would stop all others that are under way.</remarks>
public sealed class SourceBreaker
{
    private const int FewestQuota = 2;
    // A cycle of the demo takes a second: what went well before must not keep it closed for long.
    private static readonly TimeSpan Sampled = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly BreakerFuse _quota;
    private readonly BreakerFuse _failing;
    private readonly ResiliencePipeline<ReadingFailure?> _pipeline;

    /// <param name="time">Real time.</param>
    /// <param name="fewestFailures">Calls that must all have failed before it opens.</param>
    /// <param name="sampled">Real time within which they are looked at.</param>
    public SourceBreaker(TimeProvider time, int fewestFailures = 5, TimeSpan? sampled = null)
    {
        _time = time;
        _quota = new BreakerFuse(time, failure => failure.Kind == FailureKind.Quota, (failure, _) => QuotaWait.After(failure));
        _failing = new BreakerFuse(time, failure => IsOfTheSource(failure.Kind), (_, attempts) => FailingDuration(attempts));
        _pipeline = new ResiliencePipelineBuilder<ReadingFailure?> { TimeProvider = time }
            .AddCircuitBreaker(_quota.Options(failureRatio: 0.5, FewestQuota, sampled ?? Sampled))
            .AddCircuitBreaker(_failing.Options(failureRatio: 1, fewestFailures, sampled ?? Sampled))
            .Build();
    }

    /// <summary>Whether calls go out.</summary>
    public BreakerState State => NextTry is not { } next ? BreakerState.Closed
        : _time.GetUtcNow() < next ? BreakerState.Open
        : BreakerState.HalfOpen;

    /// <summary>Real time before which it is not asked again; null when it is asked.</summary>
    public DateTimeOffset? NextTry => (_quota.Until, _failing.Until) switch
    {
        ({ } quota, { } failing) => quota > failing ? quota : failing,
        var (quota, failing) => quota ?? failing,
    };

    /// <summary>The failure of a call that is not made while it is not closed: of the kind that opened it.</summary>
    public ReadingFailure NotAsked => (_quota.Until is null ? _failing.Last : _quota.Last) is { } last
        ? last with { Reason = $"{last.Reason} (not asked again yet)", RetryAfter = null }
        : new ReadingFailure(FailureKind.Unreachable, "not asked again yet");

    /// <summary>Asks for a trial, unless it is open.</summary>
    /// <param name="ask">Gives null when it was answered.</param>
    /// <returns>What <paramref name="ask"/> gave, or <see cref="NotAsked"/>.</returns>
    public async Task<ReadingFailure?> TryAsync(Func<Task<ReadingFailure?>> ask)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async _ => await ask(), CancellationToken.None);
        }
        catch (BrokenCircuitException)
        {
            return NotAsked;
        }
    }

    /// <summary>Judges the calls of a cycle together.</summary>
    /// <param name="outcomes">One a call; null when it was answered.</param>
    public async Task RecordAsync(IEnumerable<ReadingFailure?> outcomes)
    {
        // Those answered come first: they weigh against every failure of the same cycle.
        foreach (var outcome in outcomes.OrderBy(outcome => outcome is not null))
        {
            await TryAsync(() => Task.FromResult(outcome));
        }
    }

    private static bool IsOfTheSource(FailureKind kind) => kind is FailureKind.Denied or FailureKind.Unreachable or FailureKind.Broken;

    private static TimeSpan FailingDuration(int attempts)
    {
        var doubled = ShortestBreak * Math.Pow(2, Math.Min(attempts, 10));
        return doubled < LongestBreak ? doubled : LongestBreak;
    }
}
