using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>What is asked of the source for a signal. Planning and evaluation both call these, so that they agree on every request.</summary>
static class SignalQueries
{
    /// <summary>Google samples its own metrics once a minute.</summary>
    public static readonly TimeSpan SamplePeriod = TimeSpan.FromMinutes(1);

    /// <summary>Used when neither configuration nor descriptor says; user-defined metrics declare nothing.</summary>
    public static readonly TimeSpan DefaultIngestDelay = TimeSpan.FromMinutes(1);

    /// <summary>The largest ingest delay of the metrics that a signal uses.</summary>
    public static TimeSpan Delay(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings)
    {
        var delay = signal.IngestDelay ?? Declared(signal.Query, timings);
        var presence = signal.Presence is { } query ? Declared(query, timings) : TimeSpan.Zero;
        return delay > presence ? delay : presence;
    }

    /// <summary>The longest sample period of the metrics that a signal uses.</summary>
    public static TimeSpan Period(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings)
    {
        var own = Period(signal.Query, timings);
        var presence = signal.Presence is { } query ? Period(query, timings) : own;
        return own > presence ? own : presence;
    }

    /// <summary>How often a metric is sampled: as its descriptor says, a minute when it does not, never less (points are read by the minute).</summary>
    public static TimeSpan Period(QueryOptions query, IReadOnlyDictionary<string, MetricTiming> timings) =>
        Timing(query, timings)?.SamplePeriod is { } period && period > SamplePeriod ? period : SamplePeriod;

    /// <summary>The values of a signal, one point a <paramref name="period"/>.</summary>
    public static SeriesRequest Values(SignalOptions signal, DateTimeOffset start, DateTimeOffset end, TimeSpan period) =>
        Of(signal.Query, start, end, period);

    /// <summary>The presence series by the minute: its values tell whether something lives, its points whether anything reports.</summary>
    public static SeriesRequest PresenceMinutes(PresenceOptions presence, DateTimeOffset start, DateTimeOffset end) =>
        Of(presence with { GroupBy = [] }, start, end, SamplePeriod);

    /// <summary>In how many sample periods of the interval a query has data, whatever its values: one point a resource type, however long the interval.</summary>
    public static SeriesRequest ReportedPeriods(QueryOptions query, DateTimeOffset start, DateTimeOffset end, TimeSpan period) =>
        Of(query with { GroupBy = [] }, start, end, period) with { Secondary = new Alignment("ALIGN_COUNT", "REDUCE_SUM", end - start, []) };

    /// <summary>A query as configured, over an interval.</summary>
    public static SeriesRequest Of(QueryOptions query, DateTimeOffset start, DateTimeOffset end, TimeSpan period) =>
        new(query.Filter, new Alignment(query.Aligner, query.Reducer, period, query.GroupBy), Secondary: null, start, end);

    /// <summary>The whole minute at or before a time.</summary>
    public static DateTimeOffset FloorMinute(DateTimeOffset time) => Floor(time, SamplePeriod);

    /// <summary>The whole minute at or after a time.</summary>
    public static DateTimeOffset CeilingMinute(DateTimeOffset time)
    {
        var floor = FloorMinute(time);
        return floor == time ? time : floor + SamplePeriod;
    }

    /// <summary>The multiple of <paramref name="step"/> since the Unix epoch at or before a time.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan step)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        return DateTimeOffset.UnixEpoch.AddTicks(ticks - (((ticks % step.Ticks) + step.Ticks) % step.Ticks));
    }

    private static TimeSpan Declared(QueryOptions query, IReadOnlyDictionary<string, MetricTiming> timings) =>
        Timing(query, timings)?.IngestDelay ?? DefaultIngestDelay;

    private static MetricTiming? Timing(QueryOptions query, IReadOnlyDictionary<string, MetricTiming> timings) =>
        MetricFilter.MetricType(query.Filter) is { } type ? timings.GetValueOrDefault(type) : null;
}
