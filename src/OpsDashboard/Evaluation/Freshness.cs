using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>When data are late: their newest point is older than expected by more than three sample periods.</summary>
static class Freshness
{
    private const int MissedSamples = 3;

    /// <summary>Whether the newest data lag behind where the window ends by more samples than can be missed by chance. Data that
    /// never change while time runs get there by themselves; while time stands still nothing becomes late.</summary>
    /// <param name="end">Where data can be expected: now − ingest delay.</param>
    /// <param name="period">How often the metric is sampled that tells whether the thing lives.</param>
    public static bool IsLate(DateTimeOffset? newest, DateTimeOffset end, TimeSpan period) => end - newest > MissedSamples * period;

    /// <summary>Why a criterion over this window cannot be judged for lateness; null when its data are as new as they can be.</summary>
    /// <param name="newest">End of the newest data that the criterion was given.</param>
    /// <param name="tile">Of the same signal, where the criterion has only the sum of its events: the tile reads single minutes.</param>
    public static string? Late(CriterionWindow window, SignalOptions signal, DateTimeOffset? newest, Tile? tile, IReadOnlyDictionary<string, MetricTiming> timings)
    {
        var seen = tile is { IsFromBefore: false } ? tile.DataTime : null;
        newest = seen > newest || newest is null ? seen : newest;
        return newest is null ? tile?.Reason ?? "nobody knows how old the newest data are"
            : IsLate(newest, window.End, SignalQueries.Period(signal.Presence ?? signal.Query, timings)) ? TileWords.Late(newest, window.End)
            : null;
    }
}
