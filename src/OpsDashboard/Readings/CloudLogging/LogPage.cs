using System.Text.Json;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>One page of <c>entries.list</c>. An entry that is not as documented is left out.</summary>
static class LogPage
{
    /// <summary>Sample: <c>{"entries":[{"timestamp":"…Z","jsonPayload":{"phase":3},"resource":{"labels":{"revision_name":"…"}}}]}</c>.</summary>
    public static IEnumerable<LogEntry> Entries(JsonElement page, CloudLoggingLimits limits) =>
        page.List("entries").Take(limits.PageSize).Select(entry => Entry(entry, limits)).OfType<LogEntry>();

    private static LogEntry? Entry(JsonElement entry, CloudLoggingLimits limits) =>
        Rfc3339.Read(entry.Text("timestamp")) is { } at
            ? new LogEntry(at, Texts(entry.Object("jsonPayload"), limits), Texts(entry.Object("resource")?.Object("labels"), limits))
            : null;

    private static Dictionary<string, string> Texts(JsonElement? members, CloudLoggingLimits limits)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (members is { } given)
        {
            foreach (var member in given.EnumerateObject().Take(limits.Fields))
            {
                if (JsonReading.Name(member) is { } name && Scalar(member.Value) is { } text)
                {
                    texts[UntrustedText.Bounded(name, UntrustedText.LabelLength)] = UntrustedText.Bounded(UntrustedText.OneLine(text), UntrustedText.LabelLength);
                }
            }
        }

        return texts;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonReading.String(value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
