namespace OpsDashboard.Emulator.Controls;

/// <summary>What people changed in the emulated world and since when. A change holds from its time on and never moves the past.</summary>
/// <remarks>Thread-safe: pages and API change it while queries read it.</remarks>
public sealed class EmulatorControls(Func<DateTimeOffset> now)
{
    // The oldest lines are dropped; settings keep every step, for the model's past depends on them.
    private const int LongestLog = 1_000;
    private const int MostSteps = 10_000;

    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset From, StagingSettings Settings)> _steps = [(DateTimeOffset.MinValue, new())];
    private readonly Queue<ControlEntry> _log = new();
    private volatile ApiFaults _faults = new();
    private volatile IReadOnlyList<string> _altered = [];

    /// <summary>Raised after each change, outside of any lock.</summary>
    public event EventHandler? Changed;

    public ApiFaults Faults => _faults;

    /// <summary>The settings in force now.</summary>
    public StagingSettings Settings
    {
        get
        {
            lock (_gate)
                return _steps[^1].Settings;
        }
    }

    /// <summary>The settings and the time from which on each was in force, oldest first; the first from ever.</summary>
    public IReadOnlyList<(DateTimeOffset From, StagingSettings Settings)> Steps
    {
        get
        {
            lock (_gate)
                return [.. _steps];
        }
    }

    /// <summary>What differs now from the world as the scenario has it, and from APIs that behave.</summary>
    public IReadOnlyList<string> Altered => _altered;

    /// <summary>What was changed, newest last.</summary>
    public IReadOnlyList<ControlEntry> Log
    {
        get
        {
            lock (_gate)
                return [.. _log];
        }
    }

    /// <summary>Changes the environment from now on.</summary>
    /// <exception cref="InvalidOperationException">More changes than a run of the emulator may have.</exception>
    public void Set(StagingSettings settings)
    {
        lock (_gate)
        {
            var before = _steps[^1].Settings;
            if (before == settings)
                return;
            if (_steps.Count == MostSteps)
                throw new InvalidOperationException($"no more than {MostSteps} changes of the environment in one run");
            // The clock may have been read by somebody earlier than this lock was taken: steps stay in order.
            var from = now() is var at && at > _steps[^1].From ? at : _steps[^1].From;
            _steps.Add((from, settings));
            Note(from, string.Join(", ", Differences.Between(before, settings)));
            Compare();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Changes how the APIs behave from now on.</summary>
    public void Set(ApiFaults faults)
    {
        lock (_gate)
        {
            if (_faults == faults)
                return;
            Note(now(), string.Join(", ", Differences.Between(_faults, faults)));
            _faults = faults;
            Compare();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Writes into the log what was changed elsewhere, for example the clock.</summary>
    public void Record(string what)
    {
        lock (_gate)
            Note(now(), what);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    // Once a change, not once a look: every snapshot tells it.
    private void Compare() =>
        _altered = [.. Differences.Between(new StagingSettings(), _steps[^1].Settings), .. Differences.Between(new ApiFaults(), _faults)];

    private void Note(DateTimeOffset at, string what)
    {
        _log.Enqueue(new ControlEntry(at, what));
        while (_log.Count > LongestLog)
            _log.Dequeue();
    }
}
