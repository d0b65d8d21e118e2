using Google.Cloud.Monitoring.V3;
using OpsDashboard.Emulator.Metrics;

namespace OpsDashboard.Emulator.Queries;

/// <summary>A checked ListTimeSeries request: which series, of when, and what to make of them.</summary>
sealed class TimeSeriesQuery
{
    private readonly AggregationPlan? _first;
    private readonly AggregationPlan? _second;

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or UNIMPLEMENTED with the field at fault.</exception>
    public TimeSeriesQuery(ListTimeSeriesRequest request, SeriesFilter filter, MetricDefinition metric, Interval interval)
    {
        filter.CheckAgainst(metric);
        (Filter, Interval) = (filter, interval);
        _first = AggregationPlan.Of(request.Aggregation, "aggregation", metric, metric.Shape);
        if (_first is null && request.SecondaryAggregation is not null)
            throw Refusal.Invalid("secondary_aggregation needs an aggregation with an aligner other than ALIGN_NONE");
        Output = _first?.Output ?? metric.Shape;
        _second = AggregationPlan.Of(request.SecondaryAggregation, "secondary_aggregation", metric, Output);
        if (_second is null)
            return;
        if (_second.PeriodTicks < _first!.PeriodTicks)
            throw Refusal.Invalid("secondary_aggregation.alignment_period must not be shorter than aggregation.alignment_period");
        Output = _second.Output;
    }

    public SeriesFilter Filter { get; }

    public Interval Interval { get; }

    /// <summary>Shape of the series that come out.</summary>
    public ValueShape Output { get; }

    /// <summary>The answer; series without a point are absent.</summary>
    public List<Series> Run(IEnumerable<Series> raw) => Apply(_second, Apply(_first, [.. raw]));

    private List<Series> Apply(AggregationPlan? plan, List<Series> series)
    {
        if (plan is not null)
        {
            series = series.ConvertAll(one => Aligning.Align(one, plan, Interval));
            if (plan.Reducer is { } reducer)
                series = Reducing.Reduce(series, plan, reducer);
        }

        return series.FindAll(one => one.Count > 0);
    }
}
