using Google.Api;
using BucketOptions = Google.Api.Distribution.Types.BucketOptions;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>
/// Bucket bounds: bucket i holds [bound i−1, bound i), the first one everything below, the last one everything from the
/// last bound on.
/// </summary>
sealed class Buckets
{
    private readonly double[] _bounds;

    private Buckets(double[] bounds, BucketOptions options) => (_bounds, Options) = (bounds, options);

    /// <summary>On the wire. Shared by all points, so never changed.</summary>
    public BucketOptions Options { get; }

    public int Count => _bounds.Length + 1;

    public static Buckets Explicit(params double[] bounds)
    {
        var explicitOptions = new BucketOptions.Types.Explicit();
        explicitOptions.Bounds.AddRange(bounds);
        return new(bounds, new BucketOptions { ExplicitBuckets = explicitOptions });
    }

    public static Buckets Linear(int finite, double width, double offset = 0) => new(
        [.. Enumerable.Range(0, finite + 1).Select(i => offset + (width * i))],
        new BucketOptions { LinearBuckets = new() { NumFiniteBuckets = finite, Width = width, Offset = offset } });

    public static Buckets Exponential(int finite, double growth, double scale) => new(
        [.. Enumerable.Range(0, finite + 1).Select(i => scale * Math.Pow(growth, i))],
        new BucketOptions { ExponentialBuckets = new() { NumFiniteBuckets = finite, GrowthFactor = growth, Scale = scale } });

    public int IndexOf(double value)
    {
        var found = Array.BinarySearch(_bounds, value);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Lower bound of a bucket, −∞ for the first.</summary>
    public double Lower(int bucket) => bucket == 0 ? double.NegativeInfinity : _bounds[bucket - 1];

    /// <summary>Upper bound of a bucket, +∞ for the last.</summary>
    public double Upper(int bucket) => bucket == _bounds.Length ? double.PositiveInfinity : _bounds[bucket];

    public bool SameAs(Buckets other) => ReferenceEquals(this, other) || _bounds.AsSpan().SequenceEqual(other._bounds);
}
