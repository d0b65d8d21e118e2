namespace OpsDashboard.Emulator.Metrics;

/// <summary>A distribution that no longer changes. Counts are kept from the first used bucket to the last.</summary>
sealed class Histogram(Buckets buckets, int first, long[] counts, long count, double mean, double squaredDeviation)
{
    public Buckets Buckets { get; } = buckets;

    public long Count { get; } = count;

    /// <summary>0 when empty, as on the wire.</summary>
    public double Mean { get; } = mean;

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double SquaredDeviation { get; } = squaredDeviation;

    /// <summary>Index of the bucket that <see cref="Counts"/> begins with.</summary>
    public int First { get; } = first;

    public ReadOnlySpan<long> Counts => counts;
}

/// <summary>Adds values and histograms up into one. Reused from period to period.</summary>
sealed class HistogramSum
{
    private Buckets? _buckets;
    private long[] _counts = [];
    private long _count;
    private double _mean;
    private double _squared;

    public bool IsEmpty => _buckets is null;

    public void Add(Buckets buckets, double value)
    {
        Use(buckets);
        _counts[buckets.IndexOf(value)]++;
        Merge(1, value, 0);
    }

    /// <exception cref="InvalidOperationException">The bounds differ from those of an earlier histogram.</exception>
    public void Add(Histogram histogram)
    {
        Use(histogram.Buckets);
        var counts = histogram.Counts;
        for (var i = 0; i < counts.Length; i++)
            _counts[histogram.First + i] += counts[i];
        Merge(histogram.Count, histogram.Mean, histogram.SquaredDeviation);
    }

    /// <summary>The sum so far; the next addition starts anew.</summary>
    public Histogram Take()
    {
        var buckets = _buckets ?? throw new InvalidOperationException("nothing was added");
        var first = Array.FindIndex(_counts, count => count != 0);
        var last = Array.FindLastIndex(_counts, count => count != 0);
        var used = first < 0 ? [] : _counts[first..(last + 1)];
        var histogram = new Histogram(buckets, Math.Max(0, first), used, _count, _mean, _squared);
        (_buckets, _count, _mean, _squared) = (null, 0, 0, 0);
        return histogram;
    }

    private void Use(Buckets buckets)
    {
        if (_buckets is null)
        {
            _buckets = buckets;
            if (_counts.Length == buckets.Count)
                Array.Clear(_counts);
            else
                _counts = new long[buckets.Count];
        }
        else if (!_buckets.SameAs(buckets))
        {
            throw new InvalidOperationException("bucket bounds differ");
        }
    }

    // Chan's pairwise formula: no difference of two large sums of squares.
    private void Merge(long count, double mean, double squared)
    {
        if (count == 0)
            return;
        var total = _count + count;
        var delta = mean - _mean;
        _mean += delta * count / total;
        _squared += squared + (delta * delta * _count * count / total);
        _count = total;
    }
}
