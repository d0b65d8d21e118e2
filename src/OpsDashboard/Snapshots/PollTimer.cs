using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>When to poll: once an interval of incident time, but never more often than once a real second, and within a
/// second after the demo's clock or world was changed, so that the change is seen.</summary>
sealed class PollTimer : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // A timer takes no period of weeks, and a clock that hardly moves is still looked at.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly PeriodicTimer _timer;
    private readonly TimeSpan _interval;
    private readonly IncidentClock _clock;
    private readonly DemoWorld? _demo;

    public PollTimer(TimeSpan interval, IncidentClock clock, DemoWorld? demo, TimeProvider time)
    {
        (_interval, _clock, _demo) = (interval, clock, demo);
        _timer = new PeriodicTimer(Period(), time);
        _clock.Scenario?.Changed += Hurry;
        _demo?.Controls.Changed += Hurry;
    }

    /// <summary>False when cancelled.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken stopping)
    {
        var next = await _timer.WaitForNextTickAsync(stopping);
        // Only when it differs: setting it begins a new period. A change during the cycle shortens it again.
        if (_timer.Period != Period())
        {
            _timer.Period = Period();
        }

        return next;
    }

    public void Dispose()
    {
        _clock.Scenario?.Changed -= Hurry;
        _demo?.Controls.Changed -= Hurry;
        _timer.Dispose();
    }

    private void Hurry(object? sender, EventArgs changed)
    {
        try
        {
            _timer.Period = Shortest;
        }
        catch (ObjectDisposedException)
        {
            // A change that crosses the program's end is nobody's concern.
        }
    }

    // Compared as seconds: the quotient of a tiny scale is no TimeSpan any more.
    private TimeSpan Period() =>
        TimeSpan.FromSeconds(Math.Clamp(_interval.TotalSeconds / _clock.TimeScale, Shortest.TotalSeconds, Longest.TotalSeconds));
}
