using OpsDashboard.Emulator;

namespace OpsDashboard.Readings;

/// <summary>Incident time: the data's clock. Windows, horizons, polling and ages use it; transport deadlines, heartbeats
/// and backoff use <see cref="TimeProvider"/>, which is never scaled.</summary>
/// <remarks>Against a real project it is the system clock. In the demo it is the scenario's, which people may hold.</remarks>
public sealed class IncidentClock
{
    private readonly TimeProvider _time;

    /// <summary>The system clock.</summary>
    public IncidentClock(TimeProvider time) => (_time, StartedAt) = (time, time.GetUtcNow());

    /// <summary>The demo's clock.</summary>
    public IncidentClock(TimeProvider time, ScenarioClock scenario) => (_time, Scenario, StartedAt) = (time, scenario, scenario.StartedAt);

    /// <summary>A demo's clock of its own, from <paramref name="startAt"/> on.</summary>
    public IncidentClock(TimeProvider time, DateTimeOffset startAt, double timeScale = 1)
        : this(time, new ScenarioClock(time, startAt, timeScale))
    {
    }

    /// <summary>The clock of the demo; null against a real project.</summary>
    public ScenarioClock? Scenario { get; }

    /// <summary>Whether this clock is set apart from real time.</summary>
    public bool IsDemo => Scenario is not null;

    /// <summary>Incident time at which the clock started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Incident seconds a real second.</summary>
    public double TimeScale => Scenario?.TimeScale ?? 1;

    /// <summary>Whether incident time stands still.</summary>
    public bool Paused => Scenario?.Paused ?? false;

    /// <summary>The current incident time, UTC.</summary>
    public DateTimeOffset Now => Scenario?.Now ?? _time.GetUtcNow();
}
