using System.Globalization;

namespace OpsDashboard.Emulator.Controls;

/// <summary>The two forms of rule that controls have.</summary>
static class Limits
{
    public static IEnumerable<ControlFault> Between(string member, double value, double low, double high, string unit = "") =>
        That(member, value >= low && value <= high, string.Create(CultureInfo.InvariantCulture, $"must be {low:0} to {high:#,0}{unit}"));

    public static IEnumerable<ControlFault> That(string member, bool holds, string rule) => holds ? [] : [new ControlFault(member, rule)];
}
