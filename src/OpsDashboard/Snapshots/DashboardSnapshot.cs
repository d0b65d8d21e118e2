using System.Text.Json.Serialization;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>Everything at one moment: what tiles, checklists, hub, API and metrics are all made from. Immutable.</summary>
/// <param name="Version">Starts at the process's start in Unix milliseconds, grows by one a snapshot: never runs backwards.</param>
/// <param name="At">Incident time of the evaluation.</param>
/// <param name="Build">Identity of the program; a page that sees another one reloads.</param>
/// <param name="Demo">Null against a real source.</param>
public sealed record DashboardSnapshot(
    long Version,
    DateTimeOffset At,
    string Build,
    DemoClock? Demo,
    ValueList<SourceState> Sources,
    ValueList<Tile> Tiles,
    ValueList<Incident> Incidents)
{
    /// <summary>How the durable record is.</summary>
    public JournalState Journal { get; init; } = JournalState.Well(0);

    /// <summary>What else people must know of the watching itself: a wall screen that is silent, for example.</summary>
    public ValueList<Warning> Warnings { get; init; } = [];

    /// <summary>Live configuration beside what was recorded; for this program's pages.</summary>
    [JsonIgnore]
    public ValueList<ConfigurationFact> Configuration { get; init; } = [];
}

/// <summary>Something is wrong with how this is watched, not with what is watched; no verdict depends on it.</summary>
/// <param name="Id">Stable while it lasts: <c>screen-3-silent</c>.</param>
/// <param name="Text">One sentence for people.</param>
/// <param name="Since">Real time, UTC.</param>
public sealed record Warning(string Id, string Text, DateTimeOffset Since);

/// <summary>What there is to warn of now; asked at each snapshot.</summary>
public delegate ValueList<Warning> WarningSource();

/// <summary>The demo's clock.</summary>
/// <param name="TimeScale">Incident seconds a real second.</param>
/// <param name="Now">Incident time.</param>
/// <param name="StartedAt">Incident time at the program's start.</param>
public sealed record DemoClock(double TimeScale, DateTimeOffset Now, DateTimeOffset StartedAt, bool Paused)
{
    /// <summary>What differs from the scenario as shipped, in words; a viewer must not take it for the incident itself.</summary>
    [JsonIgnore]
    public ValueList<string> Altered { get; init; } = [];

    /// <summary>Null against a real source.</summary>
    public static DemoClock? Of(IncidentClock clock, DemoWorld? demo, DateTimeOffset now) => clock.IsDemo
        ? new DemoClock(clock.TimeScale, now, clock.StartedAt, clock.Paused) { Altered = demo?.Controls.Altered.ToValueList() ?? [] }
        : null;
}
