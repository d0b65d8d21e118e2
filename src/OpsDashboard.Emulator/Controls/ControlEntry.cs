namespace OpsDashboard.Emulator.Controls;

/// <summary>One line of the log of controls.</summary>
/// <param name="At">Incident time at which it was changed.</param>
/// <param name="What">What was changed, from what to what.</param>
public sealed record ControlEntry(DateTimeOffset At, string What);
