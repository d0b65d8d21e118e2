using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A query that a cycle sends for a tile anyway and that answers by the minute: late points show in it, at no cost.</summary>
/// <remarks>A gauge drawn in longer steps has none: its steps move with the window, so two answers cannot be compared.</remarks>
sealed record MinuteQuery(string Filter, Alignment Alignment)
{
    public static MinuteQuery Of(SeriesRequest request) => new(request.Filter, request.Primary);

    /// <summary>The requests of one cycle for a signal: its values, and its signs of life.</summary>
    public static IEnumerable<(SeriesRequest Request, bool IsPresence)> Requests(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var window = TileWindow.Of(signal, timings, now);
        if (window.Values(signal) is var values && values.Primary.Period == SignalQueries.SamplePeriod)
        {
            yield return (values, false);
        }

        if (window.Presence(signal) is { } presence)
        {
            yield return (presence, true);
        }
    }
}
