using Google.Cloud.Monitoring.V3;
using OpsDashboard.Emulator.Metrics;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Which aligner is valid for which series, and what comes out.</summary>
static class AlignerRules
{
    /// <summary>What the aligner computes.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNIMPLEMENTED or INVALID_ARGUMENT with the aligner.</exception>
    public static Statistic Statistic(Aligner aligner) => aligner switch
    {
        Aligner.AlignDelta or Aligner.AlignSum => Queries.Statistic.Sum,
        Aligner.AlignRate => Queries.Statistic.Rate,
        Aligner.AlignMin => Queries.Statistic.Min,
        Aligner.AlignMax => Queries.Statistic.Max,
        Aligner.AlignMean => Queries.Statistic.Mean,
        Aligner.AlignCount => Queries.Statistic.Count,
        Aligner.AlignPercentile50 => Queries.Statistic.Percentile50,
        Aligner.AlignPercentile95 => Queries.Statistic.Percentile95,
        Aligner.AlignPercentile99 => Queries.Statistic.Percentile99,
        Aligner.AlignPercentile05 => Queries.Statistic.Percentile05,
        _ when Enum.IsDefined(aligner) => throw Refusal.Unsupported($"aligner {WireName.Of(aligner)}"),
        _ => throw Refusal.Invalid($"per_series_aligner {(int)aligner} is not an aligner"),
    };

    /// <summary>Shape of the aligned series.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the aligner and the kind and type of the series.</exception>
    public static ValueShape Output(Aligner aligner, ValueShape input)
    {
        var delta = input.Kind is MetricKind.Delta;
        ValueShape? output = aligner switch
        {
            Aligner.AlignDelta when delta && (input.IsNumeric || input.IsDistribution) => input,
            Aligner.AlignRate when delta && input.IsNumeric => new(MetricKind.Gauge, ValueType.Double, PerSecond(input.Unit)),
            Aligner.AlignMin or Aligner.AlignMax when input.IsNumeric => input with { Kind = MetricKind.Gauge },
            Aligner.AlignMean when input.IsNumeric => new(MetricKind.Gauge, ValueType.Double, input.Unit),
            Aligner.AlignCount when input.IsNumeric || input.Type is ValueType.Bool => new(MetricKind.Gauge, ValueType.Int64, "1"),
            Aligner.AlignSum when input.IsNumeric || input.IsDistribution => input,
            Aligner.AlignPercentile05 or Aligner.AlignPercentile50 or Aligner.AlignPercentile95 or Aligner.AlignPercentile99
                when input.IsDistribution => new(MetricKind.Gauge, ValueType.Double, input.Unit),
            _ => null,
        };
        return output ?? throw Refusal.Invalid(
            $"The aligner {WireName.Of(aligner)} cannot be applied to metrics with kind {WireName.Of(input.Kind)} and value type {WireName.Of(input.Type)}.");
    }

    // By -> By/s, 1 -> 1/s, {packet} -> {packet}/s.
    private static string PerSecond(string unit) => $"{unit}/s";
}
