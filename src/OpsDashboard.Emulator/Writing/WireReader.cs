using Google.Api;
using Google.Cloud.Monitoring.V3;
using OpsDashboard.Emulator.Metrics;
using Options = Google.Api.Distribution.Types.BucketOptions;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Writing;

/// <summary>Reads a value that somebody writes.</summary>
static class WireReader
{
    private const int MaxBuckets = 200;

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the fault.</exception>
    public static (ValueType Type, PointValue Value) Read(TypedValue? value) => value?.ValueCase switch
    {
        TypedValue.ValueOneofCase.BoolValue => (ValueType.Bool, PointValue.Of(value.BoolValue)),
        TypedValue.ValueOneofCase.Int64Value => (ValueType.Int64, PointValue.Of(value.Int64Value)),
        TypedValue.ValueOneofCase.DoubleValue when double.IsFinite(value.DoubleValue) => (ValueType.Double, PointValue.Of(value.DoubleValue)),
        TypedValue.ValueOneofCase.DoubleValue => throw Refusal.Invalid("points[0].value.double_value must be a finite number"),
        TypedValue.ValueOneofCase.DistributionValue => (ValueType.Distribution, PointValue.Of(Read(value.DistributionValue))),
        TypedValue.ValueOneofCase.StringValue => throw Refusal.Invalid("points[0].value must not be a string: value types are BOOL, INT64, DOUBLE, DISTRIBUTION"),
        _ => throw Refusal.Invalid("points[0].value is required"),
    };

    private static Histogram Read(Distribution distribution)
    {
        const string Path = "points[0].value.distribution_value";
        var buckets = Read(distribution.BucketOptions, $"{Path}.bucket_options");
        if (distribution.BucketCounts.Count > buckets.Count)
            throw Refusal.Invalid($"{Path}.bucket_counts has more entries than there are buckets");
        if (distribution.BucketCounts.Any(count => count < 0) || distribution.BucketCounts.Sum(count => (decimal)count) != distribution.Count)
            throw Refusal.Invalid($"{Path}.bucket_counts must not be negative and must add up to count");
        if (!double.IsFinite(distribution.Mean) || !double.IsFinite(distribution.SumOfSquaredDeviation) || distribution.SumOfSquaredDeviation < 0)
            throw Refusal.Invalid($"{Path}.mean and sum_of_squared_deviation must be finite");
        if (distribution.Count == 0 && (distribution.Mean != 0 || distribution.SumOfSquaredDeviation != 0))
            throw Refusal.Invalid($"{Path}.mean and sum_of_squared_deviation must be 0 when count is 0");
        return new Histogram(
            buckets, 0, [.. distribution.BucketCounts], distribution.Count, distribution.Mean, distribution.SumOfSquaredDeviation);
    }

    private static Buckets Read(Options? options, string path)
    {
        var buckets = options?.OptionsCase switch
        {
            Options.OptionsOneofCase.ExplicitBuckets when options.ExplicitBuckets.Bounds.Count is > 0 and < MaxBuckets =>
                Buckets.Explicit([.. options.ExplicitBuckets.Bounds]),
            Options.OptionsOneofCase.LinearBuckets when options.LinearBuckets is { NumFiniteBuckets: > 0 and < MaxBuckets } linear =>
                Buckets.Linear(linear.NumFiniteBuckets, linear.Width, linear.Offset),
            Options.OptionsOneofCase.ExponentialBuckets when options.ExponentialBuckets is { NumFiniteBuckets: > 0 and < MaxBuckets } exponential =>
                Buckets.Exponential(exponential.NumFiniteBuckets, exponential.GrowthFactor, exponential.Scale),
            _ => throw Refusal.Invalid($"{path} must have 1 to {MaxBuckets} buckets"),
        };
        for (var i = 1; i < buckets.Count; i++)
        {
            if (!double.IsFinite(buckets.Lower(i)) || buckets.Lower(i) <= buckets.Lower(i - 1))
                throw Refusal.Invalid($"{path}: bounds must be finite and ascending");
        }

        return buckets;
    }
}
