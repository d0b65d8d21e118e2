using System.Runtime.InteropServices;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Values counted by bucket, also by different sets of buckets: a metric's bounds may change within a window.</summary>
sealed class BucketCounts
{
    // A metric's bounds change by hand, a few times a year; more sets than this are no measurement.
    private const int MaximumLayouts = 8;

    private readonly List<(ValueList<double> Bounds, long[] Counts)> _layouts = [];

    /// <summary>Adds the counts; false when there are too many different sets of buckets.</summary>
    public bool Add(Histogram histogram)
    {
        var index = _layouts.FindIndex(layout => layout.Bounds.Equals(histogram.Bounds));
        if (index < 0)
        {
            _layouts.Add((histogram.Bounds, [.. histogram.Counts]));
            return _layouts.Count <= MaximumLayouts;
        }

        var counts = _layouts[index].Counts;
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += histogram.Counts[i];
        }

        return true;
    }

    /// <summary>The value of that rank, 1 the smallest, with the ends between which it must lie.</summary>
    /// <remarks>The rank-th smallest of the lower ends is the least it can be, the rank-th smallest of the upper ends the most.</remarks>
    public Quantile At(long rank)
    {
        var buckets = Filled();
        var lower = Reached(buckets, rank, bucket => bucket.Lower);
        var upper = Reached(buckets, rank, bucket => bucket.Upper);
        return (double.IsFinite(lower), double.IsFinite(upper)) switch
        {
            (true, true) => new Quantile(Interpolate(buckets, rank, lower, upper), null, lower, upper),
            (true, false) => Quantile.AtLeast(lower),
            (false, true) => new Quantile(upper, null, null, upper),
            _ => default,
        };
    }

    /// <summary>How many lie below a limit: at least and at most, which differ when a bucket straddles it.</summary>
    public (long AtLeast, long AtMost) Within(double limit)
    {
        var buckets = Filled();
        return (buckets.Where(bucket => bucket.Upper <= limit).Sum(bucket => bucket.Count), buckets.Where(bucket => bucket.Lower < limit).Sum(bucket => bucket.Count));
    }

    private List<Bucket> Filled()
    {
        var filled = new List<Bucket>();
        foreach (var (bounds, counts) in _layouts)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                if (counts[i] > 0)
                {
                    filled.Add(new Bucket(Lower(bounds, i), i < bounds.Count ? bounds[i] : double.PositiveInfinity, counts[i]));
                }
            }
        }

        return filled;
    }

    // A duration is not negative, so the first bucket begins at 0 when it ends above it.
    private static double Lower(ValueList<double> bounds, int bucket) =>
        bucket > 0 ? bounds[bucket - 1] : bounds.Count > 0 && bounds[0] > 0 ? 0 : double.NegativeInfinity;

    private static double Reached(List<Bucket> buckets, long rank, Func<Bucket, double> end)
    {
        long below = 0;
        foreach (var bucket in buckets.OrderBy(end))
        {
            below += bucket.Count;
            if (below >= rank)
            {
                return end(bucket);
            }
        }

        return double.NaN;
    }

    /// <summary>Values are spread evenly inside their bucket; between two neighbouring ends the count then grows in a straight line.</summary>
    private static double Interpolate(List<Bucket> buckets, long rank, double lower, double upper)
    {
        var from = lower;
        foreach (var to in Ends(buckets).Where(end => end > lower && end < upper).Order().Append(upper))
        {
            var (before, after) = (Below(buckets, from), Below(buckets, to));
            if (after >= rank && after > before)
            {
                return Math.Clamp(from + ((to - from) * (rank - before) / (after - before)), lower, upper);
            }

            from = to;
        }

        return upper;
    }

    private static IEnumerable<double> Ends(List<Bucket> buckets) => buckets.SelectMany(bucket => new[] { bucket.Lower, bucket.Upper });

    private static double Below(List<Bucket> buckets, double limit) => buckets.Sum(bucket => bucket.Below(limit));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Bucket(double Lower, double Upper, long Count)
    {
        public double Below(double limit) =>
            limit >= Upper ? Count
            : limit <= Lower || !double.IsFinite(Upper - Lower) ? 0
            : Count * ((limit - Lower) / (Upper - Lower));
    }
}
