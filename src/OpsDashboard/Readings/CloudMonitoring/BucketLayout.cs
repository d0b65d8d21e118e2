using Google.Api;
using BucketOptions = Google.Api.Distribution.Types.BucketOptions;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>The bounds between buckets, from any of the three ways to describe them.</summary>
static class BucketLayout
{
    // Google allows about 200 buckets; a hostile count of two thousand million must not be allocated.
    private const int MaximumBounds = 1_000;

    /// <summary>Ascending, finite bounds; empty when none are described.</summary>
    /// <exception cref="BrokenAnswerException">The description makes no sense.</exception>
    public static ValueList<double> Bounds(BucketOptions? options) => options?.OptionsCase switch
    {
        BucketOptions.OptionsOneofCase.LinearBuckets => Linear(options.LinearBuckets),
        BucketOptions.OptionsOneofCase.ExponentialBuckets => Exponential(options.ExponentialBuckets),
        BucketOptions.OptionsOneofCase.ExplicitBuckets => Checked([.. options.ExplicitBuckets.Bounds.Take(MaximumBounds + 1)]),
        _ => [],
    };

    private static ValueList<double> Linear(BucketOptions.Types.Linear linear) =>
        Checked(Series(linear.NumFiniteBuckets, i => linear.Offset + (linear.Width * i)));

    private static ValueList<double> Exponential(BucketOptions.Types.Exponential exponential) =>
        Checked(Series(exponential.NumFiniteBuckets, i => exponential.Scale * Math.Pow(exponential.GrowthFactor, i)));

    // Between the underflow and the overflow bucket lie n finite ones, hence n + 1 bounds.
    private static double[] Series(int finiteBuckets, Func<int, double> bound) => finiteBuckets < 0
        ? throw new BrokenAnswerException($"a distribution says it has {finiteBuckets} buckets")
        : [.. Enumerable.Range(0, Math.Min(finiteBuckets, MaximumBounds) + 1).Select(bound)];

    private static ValueList<double> Checked(double[] bounds)
    {
        if (bounds.Length > MaximumBounds)
        {
            throw new BrokenAnswerException($"a distribution has more than {MaximumBounds} buckets");
        }

        for (var i = 0; i < bounds.Length; i++)
        {
            if (!double.IsFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
            {
                throw new BrokenAnswerException("a distribution's bucket bounds do not ascend");
            }
        }

        return bounds.ToValueList();
    }
}
