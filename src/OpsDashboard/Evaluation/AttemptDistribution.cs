using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>All attempts of an interval: those that finished, by how long they took, and those that did not, which count as infinitely slow.</summary>
sealed class AttemptDistribution
{
    private readonly BucketCounts _finished = new();

    /// <summary>Attempts that finished.</summary>
    public long Finished { get; private set; }

    /// <summary>Attempts that timed out, were refused or failed otherwise.</summary>
    public long Failed { get; private set; }

    public long Total => Finished + Failed;

    /// <summary>Why no percentile can be told.</summary>
    public string? Fault { get; private set; }

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
                    attempts.Add(point, finished);
                }
            }
        }

        return attempts;
    }

    public void Add(Histogram histogram, bool finished)
    {
        if (histogram.Count > long.MaxValue - Total)
        {
            Fault = "the distributions count more than can be added";
        }
        else if (!finished)
        {
            Failed += histogram.Count;
        }
        else
        {
            AddFinished(histogram);
        }
    }

    /// <summary>The percentile by nearest rank over all attempts.</summary>
    /// <param name="percentile">Above 0; 100 is the slowest.</param>
    /// <param name="timeout">What an attempt that did not finish took at least; null when it is not known.</param>
    /// <returns>A bound, never an interpolation, when the rank falls among attempts that did not finish or beyond the last bucket.</returns>
    public Quantile Percentile(double percentile, double? timeout)
    {
        // In decimals: 55 % of 100 is rank 55, not the 56 that rounding up 55.000000000000007 gives.
        var rank = Math.Max(1, (long)Math.Ceiling((decimal)percentile * Total / 100));
        return rank <= Finished ? _finished.At(rank) : Quantile.Unfinished(Unfinished(timeout));
    }

    /// <summary>How many finished within an objective: at least and at most, which differ when a bucket straddles it.</summary>
    public (long AtLeast, long AtMost) Within(double objective) => _finished.Within(objective);

    private void Add(Point point, bool finished)
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

    private void AddFinished(Histogram histogram)
    {
        Finished += histogram.Count;
        if (!histogram.HasBuckets)
        {
            Fault = histogram.Count > 0 ? "the distribution came without buckets: only the count is known" : Fault;
        }
        else if (!_finished.Add(histogram))
        {
            Fault = "the distributions have too many different buckets";
        }
    }

    // Slower than all that finished, so never less than the slowest of them took at least.
    private double? Unfinished(double? timeout)
    {
        var slowest = Finished > 0 && Fault is null ? _finished.At(Finished).Lower : null;
        return timeout is null ? (slowest > 0 ? slowest : null) : Math.Max(timeout.Value, slowest ?? 0);
    }
}
