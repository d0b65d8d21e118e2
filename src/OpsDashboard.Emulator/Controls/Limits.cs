using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OpsDashboard.Emulator.Controls;

/// <summary>Gathers what is out of range, each by its member in JSON.</summary>
sealed class Limits
{
    private readonly List<ControlFault> _faults = [];

    public IReadOnlyList<ControlFault> Faults => _faults;

    public Limits Range(double value, double low, double high, string unit = "", [CallerArgumentExpression(nameof(value))] string name = "") =>
        // Written so that NaN is out of range too.
        Check(value >= low && value <= high, name, Text(value), $"{Text(low)} to {Text(high)}{unit}");

    public Limits Range(TimeSpan value, TimeSpan low, TimeSpan high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value >= low && value <= high, name, $"{value:c}", $"{low:c} to {high:c}");

    public Limits OneOf(string? value, IEnumerable<string> allowed, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(allowed.Contains(value, StringComparer.Ordinal), name, $"\"{value}\"", string.Join(", ", allowed));

    public Limits Check(bool right, string name, string found, string allowed)
    {
        if (!right)
            _faults.Add(new ControlFault(JsonNamingPolicy.CamelCase.ConvertName(name), found, allowed));
        return this;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
