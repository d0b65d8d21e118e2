using OpsDashboard.Emulator.Metrics;
using OpsDashboard.Emulator.Queries;
using OpsDashboard.Emulator.Writing;

namespace OpsDashboard.Emulator;

/// <summary>All there is to read: what the model wrote and what was written through the API.</summary>
sealed class MetricStore
{
    private readonly ModelPoints _model;

    public MetricStore(ModelPoints model)
    {
        _model = model;
        Written = new WrittenPoints(type => model.Table.Metric(type) is not null);
    }

    public WrittenPoints Written { get; }

    public MetricDefinition? Metric(string type) => _model.Table.Metric(type) ?? Written.Metric(type);

    /// <summary>By type, in ordinal order: pages need one that stays.</summary>
    public IEnumerable<MetricDefinition> Metrics() =>
        _model.Table.Metrics.Concat(Written.Metrics()).OrderBy(metric => metric.Type, StringComparer.Ordinal);

    /// <summary>The metric's series with their points in the interval visible at <paramref name="asOf"/>, in an order that stays.</summary>
    public IEnumerable<Series> Read(MetricDefinition metric, Interval interval, long asOf, Func<SeriesIdentity, bool> accepts)
    {
        foreach (var number in _model.SeriesOf(metric.Type))
        {
            var identity = _model.Table.Identity(number);
            if (accepts(identity))
                yield return new Series(identity, metric.Shape, _model.Read(number, interval.StartTicks, interval.EndTicks, asOf));
        }

        foreach (var series in Written.Read(metric.Type, interval.StartTicks, interval.EndTicks, asOf))
        {
            if (accepts(series.Identity))
                yield return series;
        }
    }

    /// <summary>Whether any point is visible in the interval.</summary>
    public bool HasPoints(MetricDefinition metric, Interval interval, long asOf) =>
        Read(metric, interval, asOf, _ => true).Any(series => series.Count > 0);
}
