namespace OpsDashboard.Emulator.Controls;

/// <summary>A value that is not allowed.</summary>
/// <param name="Member">Name of the record's member.</param>
/// <param name="Reason">What is allowed, in words that follow the member's name.</param>
public sealed record ControlFault(string Member, string Reason);
