using System.Text.Json;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Components.Controls;

/// <summary>Finds what is wrong with one field of a form.</summary>
static class ControlFaults
{
    /// <param name="faults">Each by its member in JSON.</param>
    /// <param name="member">Name of the member in C#.</param>
    public static ControlFault? Of(this IReadOnlyList<ControlFault> faults, string member) =>
        faults.FirstOrDefault(fault => fault.Field == JsonNamingPolicy.CamelCase.ConvertName(member));
}
