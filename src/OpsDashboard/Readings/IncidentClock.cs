namespace OpsDashboard.Readings;

/// <summary>Incident time: the data's clock. Windows, horizons, polling and ages use it; transport deadlines, heartbeats
/// and backoff use <see cref="TimeProvider"/>, which is never scaled.</summary>
/// <remarks>Against a real project it is the system clock. In the demo it starts at a configured moment and runs at a
/// configured speed. Thread-safe: the emulator reads it from its own server threads.</remarks>
public sealed class IncidentClock(TimeProvider time, DateTimeOffset? startAt = null, double timeScale = 1)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _realAnchor = time.GetUtcNow();
    private DateTimeOffset _incidentAnchor = startAt ?? time.GetUtcNow();
    private bool _paused;

    /// <summary>Whether this clock is set apart from real time.</summary>
    public bool IsDemo { get; } = startAt is not null;

    /// <summary>Incident time at which the clock started.</summary>
    public DateTimeOffset StartedAt { get; } = startAt ?? time.GetUtcNow();

    /// <summary>Incident seconds a real second.</summary>
    public double TimeScale { get; } = timeScale;

    /// <summary>Whether incident time stands still.</summary>
    public bool Paused
    {
        get
        {
            lock (_gate)
            {
                return _paused;
            }
        }
    }

    /// <summary>The current incident time, UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return NowLocked();
            }
        }
    }

    /// <summary>Stops incident time; nothing is lost, and no points appear meanwhile.</summary>
    public void Pause() => Reanchor(TimeSpan.Zero, paused: true);

    /// <summary>Lets incident time go on from where it stopped.</summary>
    public void Resume() => Reanchor(TimeSpan.Zero, paused: false);

    /// <summary>Jumps ahead; a negative span is refused, for published snapshots cannot be taken back.</summary>
    public void Skip(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        Reanchor(span, Paused);
    }

    private void Reanchor(TimeSpan skip, bool paused)
    {
        lock (_gate)
        {
            (_incidentAnchor, _realAnchor, _paused) = (NowLocked() + skip, time.GetUtcNow(), paused);
        }
    }

    private DateTimeOffset NowLocked() =>
        _paused ? _incidentAnchor : IsDemo ? _incidentAnchor + ((time.GetUtcNow() - _realAnchor) * TimeScale) : time.GetUtcNow();
}
