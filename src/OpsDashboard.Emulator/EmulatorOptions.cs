namespace OpsDashboard.Emulator;

/// <summary>Which outage the emulator plays, and on which clock. Keys of the section <c>Emulator</c>.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The only scenario so far: <c>incident-1278</c>.</summary>
    public string Scenario { get; init; } = "incident-1278";

    /// <summary>Seed of every random draw; the same seed gives the same history.</summary>
    public int Seed { get; init; } = 1278;

    /// <summary>Incident seconds a real second.</summary>
    public double TimeScale { get; init; } = 60;

    /// <summary>Incident time at the start of the program.</summary>
    public DateTimeOffset StartAt { get; init; } = new(2025, 9, 15, 18, 40, 44, TimeSpan.Zero);

    /// <summary>Whether a demo goes on with the journal of the last run.</summary>
    public bool Resume { get; init; }
}
