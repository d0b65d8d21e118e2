using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Signals;

/// <summary>The interval that a request asks for; null when it asks for none.</summary>
sealed record SignalPeriod(DateTimeOffset From, DateTimeOffset To)
{
    private const string Allowed = "must be a time in ISO 8601 with its offset, such as 2026-03-02T09:00:00Z (in an address a + is written %2B)";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <param name="now">Incident time.</param>
    /// <param name="faults">Everything that is wrong about it; then the result means nothing.</param>
    public static SignalPeriod? Read(string? from, string? to, DateTimeOffset now, List<FieldFault> faults)
    {
        if (from is null && to is null)
        {
            return null;
        }

        var (first, last) = (Time("from", from, faults), Time("to", to, faults));
        if (first is not { } start || last is not { } end)
        {
            return null;
        }

        if (end > now)
        {
            faults.Add(new FieldFault("to", $"found {FoundText.Of(end)}, must not be in the future: it is {FoundText.Of(now)}"));
        }

        if (start >= end)
        {
            faults.Add(new FieldFault("from", $"found {FoundText.Of(start)}, must be before to, {FoundText.Of(end)}"));
        }
        else if (end - start > SignalRange.Longest)
        {
            faults.Add(new FieldFault("from", $"found {FoundText.Of(start)}, must be at most {SignalRange.Longest.Days} days before to"));
        }

        return new SignalPeriod(start, end);
    }

    private static DateTimeOffset? Time(string field, string? text, List<FieldFault> faults)
    {
        // Without an offset it would be read in the time zone of the machine.
        if (text is { Length: <= 40 } && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToUniversalTime();
        }

        faults.Add(new FieldFault(field, $"found {FoundText.Of(text)}, {Allowed}"));
        return null;
    }
}
