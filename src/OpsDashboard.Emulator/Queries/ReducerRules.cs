using OpsDashboard.Emulator.Metrics;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Which reducer is valid for which series, and what comes out.</summary>
static class ReducerRules
{
    /// <summary>What the reducer computes.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNIMPLEMENTED or INVALID_ARGUMENT with the reducer.</exception>
    public static Statistic Statistic(Reducer reducer) => reducer switch
    {
        Reducer.ReduceSum => Queries.Statistic.Sum,
        Reducer.ReduceMin => Queries.Statistic.Min,
        Reducer.ReduceMax => Queries.Statistic.Max,
        Reducer.ReduceMean => Queries.Statistic.Mean,
        Reducer.ReduceCount => Queries.Statistic.Count,
        Reducer.ReducePercentile50 => Queries.Statistic.Percentile50,
        Reducer.ReducePercentile95 => Queries.Statistic.Percentile95,
        Reducer.ReducePercentile99 => Queries.Statistic.Percentile99,
        Reducer.ReducePercentile05 => Queries.Statistic.Percentile05,
        _ when Enum.IsDefined(reducer) => throw Refusal.Unsupported($"reducer {WireName.Of(reducer)}"),
        _ => throw Refusal.Invalid($"cross_series_reducer {(int)reducer} is not a reducer"),
    };

    /// <summary>Shape of the reduced series.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the reducer and the kind and type of the series.</exception>
    public static ValueShape Output(Reducer reducer, ValueShape input)
    {
        if (reducer is Reducer.ReduceMean && input.IsDistribution)
            throw Refusal.Unsupported("reducer REDUCE_MEAN of distributions");
        ValueShape? output = reducer switch
        {
            Reducer.ReduceSum when input.IsNumeric || input.IsDistribution => input,
            Reducer.ReduceMin or Reducer.ReduceMax when input.IsNumeric => input with { Kind = MetricKind.Gauge },
            Reducer.ReduceMean when input.IsNumeric => new(MetricKind.Gauge, ValueType.Double, input.Unit),
            Reducer.ReduceCount => new(MetricKind.Gauge, ValueType.Int64, "1"),
            Reducer.ReducePercentile05 or Reducer.ReducePercentile50 or Reducer.ReducePercentile95 or Reducer.ReducePercentile99
                when input.IsNumeric || input.IsDistribution => new(MetricKind.Gauge, ValueType.Double, input.Unit),
            _ => null,
        };
        return output ?? throw Refusal.Invalid(
            $"The reducer {WireName.Of(reducer)} cannot be applied to series with kind {WireName.Of(input.Kind)} and value type {WireName.Of(input.Type)}.");
    }
}
