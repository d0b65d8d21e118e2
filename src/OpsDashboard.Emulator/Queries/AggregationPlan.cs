using Google.Cloud.Monitoring.V3;
using OpsDashboard.Emulator.Metrics;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;

namespace OpsDashboard.Emulator.Queries;

/// <summary>One aggregation, checked against the series it is for.</summary>
sealed record AggregationPlan
{
    private const long MaxPeriodSeconds = 104L * 7 * 86_400;

    public required long PeriodTicks { get; init; }

    public required Statistic Aligner { get; init; }

    public required ValueShape Aligned { get; init; }

    /// <summary>Null = series stay apart.</summary>
    public required Statistic? Reducer { get; init; }

    public required Grouping Grouping { get; init; }

    public required ValueShape Output { get; init; }

    /// <summary>Null = raw points.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or UNIMPLEMENTED with the field, aligner or reducer.</exception>
    public static AggregationPlan? Of(Aggregation? aggregation, string path, MetricDefinition metric, ValueShape input)
    {
        var aligner = aggregation?.PerSeriesAligner ?? Aggregation.Types.Aligner.AlignNone;
        var reducer = aggregation?.CrossSeriesReducer ?? Aggregation.Types.Reducer.ReduceNone;
        if (aggregation is null || aligner is Aggregation.Types.Aligner.AlignNone)
        {
            if (reducer is not Aggregation.Types.Reducer.ReduceNone)
                throw Refusal.Invalid($"{path}.cross_series_reducer {WireName.Of(reducer)} needs a {path}.per_series_aligner other than ALIGN_NONE");
            return null;
        }

        // The name before the period: what is not served is told first.
        var statistic = AlignerRules.Statistic(aligner);
        var period = Period(aggregation, path);
        var aligned = AlignerRules.Output(aligner, input);
        var reduces = reducer is not Aggregation.Types.Reducer.ReduceNone;
        return new AggregationPlan
        {
            PeriodTicks = period,
            Aligner = statistic,
            Aligned = aligned,
            Reducer = reduces ? ReducerRules.Statistic(reducer) : null,
            Grouping = Grouping.Of(aggregation.GroupByFields, path, metric),
            Output = reduces ? ReducerRules.Output(reducer, aligned) : aligned,
        };
    }

    private static long Period(Aggregation aggregation, string path)
    {
        if (aggregation.AlignmentPeriod is not { } period)
            throw Refusal.Invalid($"{path}.alignment_period is required for {WireName.Of(aggregation.PerSeriesAligner)}");
        if (period.Seconds < 60 || period.Nanos < 0)
            throw Refusal.Invalid($"{path}.alignment_period must be at least 60 seconds");
        if (period.Seconds > MaxPeriodSeconds)
            throw Refusal.Invalid($"{path}.alignment_period must be at most 104 weeks");
        if (period.Nanos != 0)
            throw Refusal.Unsupported($"{path}.alignment_period of a fraction of a second");
        return period.Seconds * TimeSpan.TicksPerSecond;
    }
}
