using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Model;

/// <summary>
/// The staging environment as a function of (seed, controls, minute). Days are simulated one after the other, the world at
/// each midnight is kept, so that any day can be forgotten and made again; a control undoes only what comes after it.
/// </summary>
/// <remarks>Thread-safe.</remarks>
sealed class StagingModel
{
    public const int MinutesPerDay = 1440;

    // The history, which everything may ask for, and two days in which the world becomes what it usually is.
    private const int DaysBefore = 47;

    // More than the retention; older days would be simulated from the beginning.
    private const int MidnightsKept = 64;

    // A start looks at its surroundings up to its timeout later, so a control this soon after midnight reaches before it.
    private const double ReachSeconds = 600;

    private readonly Lock _gate = new();
    private readonly Dice _dice;
    private readonly EmulatorControls? _controls;
    private readonly TimeSpan _shift;
    private readonly long _firstDay;
    private readonly SortedList<long, (World World, int Steps)> _midnights = [];
    private readonly Queue<(long Day, int Steps, MinuteFacts[] Minutes)> _lately = new();
    private volatile Known? _configuration;
    private int _changes;

    /// <param name="seed">Of all dice.</param>
    /// <param name="startAt">Start of the scenario on the model's clock; the history lies before it.</param>
    /// <param name="controls">What people change, on the clock of those who ask; null for nothing.</param>
    /// <param name="shift">That clock minus the model's.</param>
    public StagingModel(int seed, DateTimeOffset startAt, EmulatorControls? controls = null, TimeSpan shift = default)
    {
        (_dice, _controls, _shift) = (new Dice(seed), controls, shift);
        _firstDay = (startAt.ToUnixTimeSeconds() / 86_400) - DaysBefore;
        if (controls is not null)
            controls.Changed += (_, _) => Interlocked.Increment(ref _changes);
    }

    public Scenario Scenario { get; } = new();

    /// <summary>How the environment is configured, now and before.</summary>
    public Configuration Configuration
    {
        get
        {
            // Counted before the steps are read: a change meanwhile is seen by the next reader.
            var changes = Volatile.Read(ref _changes);
            if (_configuration is not { } known || known.Changes != changes)
                _configuration = known = new Known(changes, new Configuration(Scenario, _dice, Steps()));
            return known.Configuration;
        }
    }

    /// <summary>How the environment is configured at a Unix second of the model's clock.</summary>
    public StagingEnvironment EnvironmentAt(double unixSecond) => Configuration.EnvironmentAt(unixSecond);

    /// <summary>The 1,440 minutes of a day, counted in days since 1970; the first ends at 00:01, the last at 24:00.</summary>
    public MinuteFacts[] Day(long day)
    {
        lock (_gate)
        {
            var configuration = Configuration;
            var steps = StepsOf(configuration, day);
            foreach (var lately in _lately)
            {
                if (lately.Day == day && lately.Steps == steps)
                    return lately.Minutes;
            }

            var minutes = Simulate(configuration, day);
            _lately.Enqueue((day, steps, minutes));
            if (_lately.Count > 2)
                _lately.Dequeue();
            return minutes;
        }
    }

    /// <summary>Changes by people that have a part in a day: the day is the same as long as this is.</summary>
    public int StepsOf(long day) => StepsOf(Configuration, day);

    /// <summary>All starts that ended in (from, to], Unix seconds, in order of their end.</summary>
    public IEnumerable<Start> StartsEnded(long from, long to)
    {
        for (var day = Math.DivRem(from, 86_400).Quotient; day <= (to - 1) / 86_400; day++)
        {
            foreach (var start in Day(day).SelectMany(minute => minute.Ended).Where(start => start.To > from && start.To <= to))
                yield return start;
        }
    }

    private static int StepsOf(Configuration configuration, long day) => configuration.StepsBefore(((day + 1) * 86_400) + ReachSeconds);

    private MinuteFacts[] Simulate(Configuration configuration, long day)
    {
        var simulation = new Simulation(Scenario, configuration, _dice);
        var (next, world) = Midnight(configuration, simulation, day);
        var minutes = new MinuteFacts[MinutesPerDay];
        for (; next <= day; next++)
        {
            for (var i = 0; i < minutes.Length; i++)
                minutes[i] = simulation.Step(world, (next * MinutesPerDay) + 1 + i);
            _midnights[next + 1] = (world.Copy(), StepsOf(configuration, next));
        }

        while (_midnights.Count > MidnightsKept)
            _midnights.RemoveAt(0);
        return minutes;
    }

    // The latest midnight known and still true; before the first day nothing is known.
    private (long Day, World World) Midnight(Configuration configuration, Simulation simulation, long day)
    {
        for (var i = _midnights.Count - 1; i >= 0; i--)
        {
            var (at, (world, steps)) = (_midnights.Keys[i], _midnights.Values[i]);
            if (at <= day && steps == StepsOf(configuration, at - 1))
                return (at, world.Copy());
        }

        var first = Math.Min(_firstDay, day - 1);
        return (first, simulation.Begin(first * 86_400.0));
    }

    // The first step holds from ever, and ever has no shift.
    private List<(double From, StagingSettings Settings)> Steps() =>
    [
        .. _controls is null
            ? [(double.NegativeInfinity, new StagingSettings())]
            : _controls.Steps.Select((step, i) => (i == 0 ? double.NegativeInfinity : (step.From - _shift - DateTimeOffset.UnixEpoch).TotalSeconds, step.Settings)),
    ];

    private sealed record Known(int Changes, Configuration Configuration);
}
