using System.Globalization;
using System.Text.Json;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>One page of <c>entries.list</c>. What is not as documented is left out; a page that is no page is an error.</summary>
/// <param name="Next">Token of the next page; null when there is none.</param>
sealed record LogPage(ValueList<LogEntry> Entries, string? Next)
{
    /// <summary>Sample: <c>{"entries":[{"timestamp":"…Z","jsonPayload":{"phase":3},"resource":{"labels":{"revision_name":"…"}}}],"nextPageToken":"…"}</c>.</summary>
    /// <exception cref="BrokenAnswerException">Not such an object.</exception>
    public static LogPage Of(JsonElement page, CloudLoggingLimits limits)
    {
        if (page.ValueKind != JsonValueKind.Object)
        {
            throw new BrokenAnswerException("not a page of log entries");
        }

        var entries = Member(page, "entries") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Take(limits.PageSize).Select(entry => Entry(entry, limits)).OfType<LogEntry>().ToValueList()
            : [];
        var next = Member(page, "nextPageToken") is { ValueKind: JsonValueKind.String } token ? token.GetString() : null;
        return new LogPage(entries, string.IsNullOrEmpty(next) ? null : next);
    }

    private static LogEntry? Entry(JsonElement entry, CloudLoggingLimits limits)
    {
        var written = Member(entry, "timestamp") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        return DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new LogEntry(at, Texts(Member(entry, "jsonPayload"), limits), Texts(Member(Member(entry, "resource"), "labels"), limits))
            : null;
    }

    private static Dictionary<string, string> Texts(JsonElement? members, CloudLoggingLimits limits)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (members is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var member in given.EnumerateObject().Take(limits.Fields))
            {
                if (Scalar(member.Value) is { } text)
                {
                    texts[UntrustedText.Bounded(member.Name, UntrustedText.LabelLength)] = UntrustedText.Bounded(UntrustedText.OneLine(text), UntrustedText.LabelLength);
                }
            }
        }

        return texts;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var member) ? member : null;
}
