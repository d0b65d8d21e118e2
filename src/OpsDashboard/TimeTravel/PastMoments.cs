using System.Diagnostics.CodeAnalysis;
using OpsDashboard.Readings;

namespace OpsDashboard.TimeTravel;

/// <summary>Past moments: each evaluated once for all who ask, kept for a while, and never more than the limits allow.</summary>
/// <remarks>A moment is kept by its second alone. The configuration and the journal by then are part of what it is; entries with a time
/// in the past are rare, and seen when it is evaluated again.</remarks>
public sealed class PastMoments : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DateTimeOffset, Kept> _kept = [];
    private readonly Func<DateTimeOffset, Task<PastMoment>> _evaluate;
    private readonly IncidentClock _clock;
    private readonly TimeProvider _time;
    private readonly PastLimits _limits;
    private readonly SemaphoreSlim _running;
    private double _tokens;
    private long _filled;

    /// <param name="evaluate">Never fails; ends by itself.</param>
    public PastMoments(Func<DateTimeOffset, Task<PastMoment>> evaluate, IncidentClock clock, TimeProvider time, PastLimits? limits = null)
    {
        (_evaluate, _clock, _time, _limits) = (evaluate, clock, time, limits ?? new());
        (_running, _tokens, _filled) = (new SemaphoreSlim(_limits.Running), _limits.Burst, time.GetTimestamp());
    }

    /// <summary>The moment, evaluated or being so. False when nothing more is begun now: ask again after <see cref="PastLimits.Refill"/>.
    /// Whoever stops waiting stops nobody else.</summary>
    public bool TryAsk(DateTimeOffset at, [NotNullWhen(true)] out Task<PastMoment>? moment)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(at, out var known) && !IsOver(known))
            {
                moment = known.Moment;
                return true;
            }

            Refill();
            if (_tokens < 1 || _kept.Values.Count(kept => !kept.Moment.IsCompleted) >= _limits.Pending)
            {
                moment = null;
                return false;
            }

            _tokens--;
            MakeRoom();
            moment = Task.Run(() => EvaluateAsync(at));
            _kept[at] = new Kept(moment, _time.GetTimestamp());
            return true;
        }
    }

    /// <summary>What is allowed.</summary>
    public PastLimits Limits => _limits;

    public void Dispose() => _running.Dispose();

    private async Task<PastMoment> EvaluateAsync(DateTimeOffset at)
    {
        await _running.WaitAsync();
        try
        {
            return await _evaluate(at);
        }
        finally
        {
            _running.Release();
        }
    }

    private bool IsOver(Kept kept) => kept.Moment.IsCompleted && (!kept.Moment.IsCompletedSuccessfully || _time.GetElapsedTime(kept.Since) >= KeptFor(kept.Moment.Result));

    private TimeSpan KeptFor(PastMoment moment) => moment.Failure is not null || _clock.Now - moment.At < _limits.Recent ? _limits.KeptForRecent : _limits.KeptFor;

    private void Refill()
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_limits.Burst, _tokens + (_time.GetElapsedTime(_filled, now) / _limits.Refill));
        _filled = now;
    }

    /// <summary>Those under way stay: their number is bounded by itself.</summary>
    private void MakeRoom()
    {
        foreach (var over in _kept.Where(kept => IsOver(kept.Value)).Select(kept => kept.Key).ToArray())
        {
            _kept.Remove(over);
        }

        foreach (var oldest in _kept.Where(kept => kept.Value.Moment.IsCompleted).OrderBy(kept => kept.Value.Since).Take(_kept.Count - _limits.Kept + 1).Select(kept => kept.Key).ToArray())
        {
            _kept.Remove(oldest);
        }
    }

    private sealed record Kept(Task<PastMoment> Moment, long Since);
}
