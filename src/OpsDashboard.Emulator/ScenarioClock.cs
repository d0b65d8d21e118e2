namespace OpsDashboard.Emulator;

/// <summary>Incident time that people can hold: it runs at a scale, pauses and skips, and never runs backwards.</summary>
/// <remarks>Thread-safe: the emulator reads it from its server's threads.</remarks>
public sealed class ScenarioClock(TimeProvider time, DateTimeOffset startAt, double timeScale)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _realAnchor = time.GetUtcNow();
    private DateTimeOffset _incidentAnchor = startAt;
    private double _timeScale = timeScale;
    private bool _paused;

    /// <summary>Raised after each change, outside of any lock.</summary>
    public event EventHandler? Changed;

    public DateTimeOffset StartedAt { get; } = startAt;

    /// <summary>Incident seconds a real second while it runs.</summary>
    public double TimeScale
    {
        get
        {
            lock (_gate)
                return _timeScale;
        }
    }

    public bool Paused
    {
        get
        {
            lock (_gate)
                return _paused;
        }
    }

    /// <summary>The current incident time, UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return NowLocked();
        }
    }

    /// <summary>Stops incident time; nothing is lost, and no points appear meanwhile.</summary>
    public void Pause() => Reanchor(TimeSpan.Zero, paused: true, scale: null);

    /// <summary>Lets incident time go on from where it stopped.</summary>
    public void Resume() => Reanchor(TimeSpan.Zero, paused: false, scale: null);

    /// <summary>Runs on at another scale.</summary>
    public void SetTimeScale(double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        Reanchor(TimeSpan.Zero, paused: null, scale);
    }

    /// <summary>Jumps ahead; a negative span is refused, for what was published cannot be taken back.</summary>
    public void Skip(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        Reanchor(span, paused: null, scale: null);
    }

    private void Reanchor(TimeSpan skip, bool? paused, double? scale)
    {
        lock (_gate)
        {
            (_incidentAnchor, _realAnchor) = (NowLocked() + skip, time.GetUtcNow());
            (_paused, _timeScale) = (paused ?? _paused, scale ?? _timeScale);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private DateTimeOffset NowLocked() =>
        _paused ? _incidentAnchor : _incidentAnchor + ((time.GetUtcNow() - _realAnchor) * _timeScale);
}
