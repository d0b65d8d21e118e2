using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>All attempts of an interval: those that finished, by how long they took, and those that did not, which count as infinitely slow.</summary>
sealed class AttemptDistribution
{
    private double[] _bounds = [];
    private long[] _counts = [];

    /// <summary>Attempts that finished.</summary>
    public long Finished { get; private set; }

    /// <summary>Attempts that timed out, were refused or failed otherwise.</summary>
    public long Failed { get; private set; }

    public long Total => Finished + Failed;

    /// <summary>Why no percentile can be told.</summary>
    public string? Fault { get; private set; }

    public void Add(Histogram histogram, bool finished)
    {
        if (!finished)
        {
            Failed += histogram.Count;
            return;
        }

        Finished += histogram.Count;
        if (!histogram.HasBuckets)
        {
            Fault = histogram.Count > 0 ? "the distribution came without buckets: only the count is known" : Fault;
        }
        else if (_counts.Length == 0)
        {
            (_bounds, _counts) = ([.. histogram.Bounds], [.. histogram.Counts]);
        }
        else if (!_bounds.AsSpan().SequenceEqual(histogram.Bounds.AsSpan()))
        {
            Fault = "the distributions have different buckets and cannot be added";
        }
        else
        {
            for (var i = 0; i < _counts.Length; i++)
            {
                _counts[i] += histogram.Counts[i];
            }
        }
    }

    /// <summary>The percentile by nearest rank, interpolated linearly inside its bucket.</summary>
    /// <param name="percentile">Above 0 and below 100.</param>
    /// <param name="timeout">What an attempt that did not finish took at least; null when it is not known.</param>
    /// <returns>A bound, never an interpolation, when the rank falls among attempts that did not finish or beyond the last bucket.</returns>
    public (double? Value, Bound? Bound) Percentile(double percentile, double? timeout)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(percentile / 100 * Total));
        if (rank > Finished)
        {
            return (timeout ?? SlowestBound(), Bound.AtLeast);
        }

        long below = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            if (below + _counts[i] >= rank)
            {
                return Interpolate(i, (double)(rank - below) / _counts[i]);
            }

            below += _counts[i];
        }

        return (null, null);
    }

    /// <summary>How many finished within an objective: at least and at most, which differ when a bucket straddles it.</summary>
    public (long AtLeast, long AtMost) Within(double objective)
    {
        long atLeast = 0, atMost = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            var lower = i == 0 ? double.NegativeInfinity : _bounds[i - 1];
            var upper = i < _bounds.Length ? _bounds[i] : double.PositiveInfinity;
            atLeast += upper <= objective ? _counts[i] : 0;
            atMost += lower < objective ? _counts[i] : 0;
        }

        return (atLeast, atMost);
    }

    private (double? Value, Bound? Bound) Interpolate(int bucket, double share)
    {
        if (bucket == _bounds.Length)
        {
            return (_bounds.Length == 0 ? null : _bounds[^1], Bound.AtLeast);
        }

        // Durations are not negative, so the first bucket begins at 0 unless its bound says otherwise.
        var lower = bucket == 0 ? Math.Min(0, _bounds[0]) : _bounds[bucket - 1];
        return (lower + ((_bounds[bucket] - lower) * share), null);
    }

    private double? SlowestBound()
    {
        var slowest = Array.FindLastIndex(_counts, count => count > 0);
        return slowest <= 0 ? null : _bounds[slowest - 1];
    }

    /// <summary>Adds all points of series that end in (<paramref name="from"/>, <paramref name="to"/>].</summary>
    public static AttemptDistribution Of(IEnumerable<Series> series, OutcomeOptions outcome, DateTimeOffset from, DateTimeOffset to)
    {
        var attempts = new AttemptDistribution();
        foreach (var one in series)
        {
            var finished = outcome.Counts(one);
            foreach (var point in one.Points)
            {
                if (point.End > from && point.End <= to)
                {
                    attempts.AddPoint(point, finished);
                }
            }
        }

        return attempts;
    }

    private void AddPoint(Point point, bool finished)
    {
        if (point.Histogram is { } histogram)
        {
            Add(histogram, finished);
        }
        else
        {
            Fault = "the metric is not a distribution: no percentile can be told";
        }
    }
}
