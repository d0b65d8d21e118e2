namespace OpsDashboard.Emulator.Controls;

/// <summary>A value that a control cannot take.</summary>
/// <param name="Field">Its member in JSON, for example <c>connectorMinInstances</c>; empty when no single one is at fault.</param>
/// <param name="Found">What was given, in words or as JSON.</param>
/// <param name="Allowed">What may be given instead.</param>
public sealed record ControlFault(string Field, string Found, string Allowed)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Field}: found {Found}, allowed is {Allowed}";
}
