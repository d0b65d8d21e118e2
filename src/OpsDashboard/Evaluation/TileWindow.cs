using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>The interval a tile looks at: it ends where data can be expected, on a whole minute.</summary>
/// <param name="Period">How often new data can be expected: sampling of the presence metric where there is one, for events may be rare.</param>
sealed record TileWindow(DateTimeOffset Start, DateTimeOffset End, TimeSpan Delay, TimeSpan Period)
{
    public static TileWindow Of(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var delay = SignalQueries.Delay(signal, timings);
        var end = SignalQueries.FloorMinute(now - delay);
        return new TileWindow(end - signal.Window, end, delay, SignalQueries.Period(signal.Presence ?? signal.Query, timings));
    }

    /// <summary>Events are read by the minute and put into steps here, so that a step does not move with the window.</summary>
    public SeriesRequest Values(SignalOptions signal) =>
        SignalQueries.Values(signal, Start, End, signal.Kind == SignalKind.Gauge ? signal.Step : SignalQueries.SamplePeriod);

    public SeriesRequest? Presence(SignalOptions signal) =>
        signal.Presence is { } presence ? SignalQueries.PresenceMinutes(presence, Start, End) : null;
}
