using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Signals;

/// <summary>The interval that a request asks for; null when it asks for none.</summary>
sealed record SignalPeriod(DateTimeOffset From, DateTimeOffset To)
{
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
        if (Rfc3339.ReadQuery(text) is { } time)
        {
            return time;
        }

        faults.Add(new FieldFault(field, $"found {FoundText.Of(text)}, must be {Rfc3339.Allowed}"));
        return null;
    }
}
