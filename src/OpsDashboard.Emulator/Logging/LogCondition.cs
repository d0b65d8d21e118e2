using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsDashboard.Emulator.Logging;

enum LogField
{
    Timestamp,
    ResourceType,
    ResourceLabel,
    Label,
    Severity,
    LogName,
    InsertId,
    Payload,
}

/// <summary>One comparison of a log filter.</summary>
/// <param name="Field">What it looks at.</param>
/// <param name="Key">Of a label, or the path in the payload; empty for the others.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c> or <c>&lt;=</c>.</param>
/// <param name="Value">As written, without quotes.</param>
/// <param name="Number">The value of a severity or timestamp as a number.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LogCondition(LogField Field, string Key, string Operator, string Value, long Number)
{
    public bool Accepts(LogEntry entry) => Field switch
    {
        LogField.Timestamp => Compare(entry.Ticks.CompareTo(Number)),
        LogField.Severity => Compare(((long)entry.Severity).CompareTo(Number)),
        LogField.ResourceType => AcceptsText(LogEntry.ResourceType),
        LogField.ResourceLabel => AcceptsText(entry.ResourceLabel(Key)),
        LogField.Label => AcceptsText(Key is "instanceId" ? entry.InstanceId : null),
        LogField.LogName => AcceptsText(entry.LogName),
        LogField.InsertId => AcceptsText(entry.InsertId),
        _ => AcceptsNode(entry.Payload[Key]),
    };

    private bool AcceptsNode(JsonNode? node)
    {
        if (node?.GetValueKind() is not JsonValueKind.Number)
            return AcceptsText(node?.ToString());
        return TryNumber(Value, out var number) && TryNumber(node.ToString(), out var actual)
            ? Compare(actual.CompareTo(number))
            : Operator is "!=";
    }

    // Through its text: a node made from an int does not turn into a double.
    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // Cloud Logging compares texts without regard to case.
    private bool AcceptsText(string? actual) =>
        actual is null ? Operator is "!=" : Compare(string.Compare(actual, Value, StringComparison.OrdinalIgnoreCase));

    private bool Compare(int order) => Operator switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        ">" => order > 0,
        ">=" => order >= 0,
        "<" => order < 0,
        _ => order <= 0,
    };
}
