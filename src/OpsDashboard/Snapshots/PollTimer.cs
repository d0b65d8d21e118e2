using OpsDashboard.Journal;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>When to poll: once an interval of incident time, but never more often than once a real second, and within a
/// second after the demo's clock or world was changed, so that the change is seen. What was written to the journal is judged within
/// a second too, on what was read last.</summary>
sealed class PollTimer : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // A timer takes no period of weeks, and a clock that hardly moves is still looked at.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // When a poll is due so soon, judging what is old already is worth nothing.
    private static readonly TimeSpan Nearly = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly PeriodicTimer _timer;
    private readonly TimeSpan _interval;
    private readonly IncidentClock _clock;
    private readonly IncidentJournal _journal;
    private readonly DemoWorld? _demo;
    private readonly TimeProvider _time;
    private Wake? _hurry;
    private long _polled;

    public PollTimer(TimeSpan interval, IncidentClock clock, DemoWorld? demo, IncidentJournal journal, TimeProvider time)
    {
        (_interval, _clock, _demo, _journal, _time, _polled) = (interval, clock, demo, journal, time, time.GetTimestamp());
        _timer = new PeriodicTimer(Period(), time);
        _clock.Scenario?.Changed += Poll;
        _demo?.Controls.Changed += Poll;
        _journal.Changed += Judge;
    }

    public async ValueTask<Wake> NextAsync(CancellationToken stopping)
    {
        if (!await _timer.WaitForNextTickAsync(stopping))
        {
            return Wake.Stopped;
        }

        lock (_gate)
        {
            var (passed, period) = (_time.GetElapsedTime(_polled), Period());
            var wake = _hurry == Wake.Judge && passed + Nearly < period ? Wake.Judge : Wake.Poll;
            _hurry = null;
            if (wake == Wake.Poll)
            {
                _polled = _time.GetTimestamp();
            }

            var next = wake == Wake.Poll ? period : period - passed > Shortest ? period - passed : Shortest;
            // Only when it differs: setting it begins a new period. A change during the cycle shortens it again.
            if (_timer.Period != next)
            {
                _timer.Period = next;
            }

            return wake;
        }
    }

    public void Dispose()
    {
        _clock.Scenario?.Changed -= Poll;
        _demo?.Controls.Changed -= Poll;
        _journal.Changed -= Judge;
        _timer.Dispose();
    }

    private void Poll(object? sender, EventArgs changed) => Hurry(Wake.Poll);

    private void Judge(object? sender, EventArgs changed) => Hurry(Wake.Judge);

    private void Hurry(Wake why)
    {
        lock (_gate)
        {
            // Changes that keep coming must not put off the tick that the first one asked for.
            var first = _hurry is null;
            _hurry = why == Wake.Poll ? why : _hurry ?? why;
            try
            {
                if (first && _timer.Period > Shortest)
                {
                    _timer.Period = Shortest;
                }
            }
            catch (ObjectDisposedException)
            {
                // A change that crosses the program's end is nobody's concern.
            }
        }
    }

    // Compared as seconds: the quotient of a tiny scale is no TimeSpan any more.
    private TimeSpan Period() =>
        TimeSpan.FromSeconds(Math.Clamp(_interval.TotalSeconds / _clock.TimeScale, Shortest.TotalSeconds, Longest.TotalSeconds));
}

/// <summary>Why the loop goes on.</summary>
enum Wake
{
    /// <summary>It does not.</summary>
    Stopped,

    /// <summary>The sources are due.</summary>
    Poll,

    /// <summary>The journal says something else: what was read is judged again.</summary>
    Judge,
}
