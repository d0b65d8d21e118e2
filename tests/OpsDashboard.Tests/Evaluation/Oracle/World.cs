using System.Text.RegularExpressions;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>All metrics of a scenario, found by the filters that the scenarios use.</summary>
sealed partial class World(IReadOnlyList<RawMetric> metrics)
{
    private readonly Dictionary<string, (RawMetric Metric, RawSeries[] Series)> _known = [];

    public IReadOnlyList<RawMetric> Metrics => metrics;

    public Dictionary<string, MetricTiming> Timings => metrics.ToDictionary(metric => metric.Type, metric => metric.Timing);

    public RawMetric Metric(string filter) => Known(filter).Metric;

    /// <summary>The series that a filter lets through: of one metric, with all the labels named.</summary>
    public IEnumerable<RawSeries> Series(string filter) => Known(filter).Series;

    /// <summary>"An undeclared delay is 60 s"; <see cref="SignalOptions.IngestDelay"/> overrides what the signal's own metric declares; the largest counts.</summary>
    public TimeSpan Delay(SignalOptions signal)
    {
        var own = signal.IngestDelay ?? Delay(signal.Query);
        return signal.Presence is { } presence && Delay(presence) > own ? Delay(presence) : own;
    }

    /// <summary>How often a query's metric is sampled, as declared; a minute if it does not say.</summary>
    public TimeSpan Period(QueryOptions query) => Metric(query.Filter).Timing.SamplePeriod is { TotalMinutes: > 1 } period ? period : TimeSpan.FromMinutes(1);

    // A filter is read once: the plain evaluator asks minute by minute.
    private (RawMetric Metric, RawSeries[] Series) Known(string filter)
    {
        if (!_known.TryGetValue(filter, out var known))
        {
            var type = TypePattern().Match(filter).Groups["type"].Value;
            var labels = LabelPattern().Matches(filter).Select(match => (Key: match.Groups["key"].Value, Value: match.Groups["value"].Value)).ToArray();
            var metric = metrics.Single(one => one.Type == type);
            _known[filter] = known = (metric, [.. metric.Series.Where(series => labels.All(label => series.Labels.GetValueOrDefault(label.Key) == label.Value))]);
        }

        return known;
    }

    private TimeSpan Delay(QueryOptions query) => Metric(query.Filter).Timing.IngestDelay ?? TimeSpan.FromSeconds(60);

    [GeneratedRegex("metric\\.type = \"(?<type>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypePattern();

    [GeneratedRegex("metric\\.labels\\.(?<key>\\w+) = \"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelPattern();
}

/// <summary>Whole minutes.</summary>
static class Minutes
{
    public static DateTimeOffset Floor(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    public static DateTimeOffset Ceiling(DateTimeOffset time) => Floor(time) == time ? time : Floor(time).AddMinutes(1);

    /// <summary>The ends of all minutes in (start, end].</summary>
    public static IEnumerable<DateTimeOffset> Between(DateTimeOffset start, DateTimeOffset end)
    {
        for (var minute = start.AddMinutes(1); minute <= end; minute = minute.AddMinutes(1))
        {
            yield return minute;
        }
    }
}
