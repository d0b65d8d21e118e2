using Google.Api;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Turns Google's distributions into histograms. One instance an answer: neighbouring points share their bounds.</summary>
sealed class HistogramReader
{
    private Distribution.Types.BucketOptions? _lastOptions;
    private ValueList<double> _lastBounds = [];

    /// <summary>The same counts with every bucket present; without counts when the source sent none.</summary>
    /// <exception cref="BrokenAnswerException">Counts that contradict each other or their buckets.</exception>
    public Histogram Read(Distribution distribution)
    {
        if (distribution.Count < 0)
        {
            throw new BrokenAnswerException($"a distribution counts {distribution.Count} values");
        }

        var bounds = Bounds(distribution.BucketOptions);
        var sent = distribution.BucketCounts;
        var buckets = distribution.BucketOptions is null or { OptionsCase: Distribution.Types.BucketOptions.OptionsOneofCase.None } ? 0 : bounds.Count + 1;
        if (sent.Count > buckets)
        {
            throw new BrokenAnswerException($"a distribution sends {sent.Count} bucket counts for {buckets} buckets");
        }

        // Trailing zeros may be left out, so no counts at all means "not sent" only if there is something to count.
        if (sent.Count == 0 && (distribution.Count > 0 || buckets == 0))
        {
            return new Histogram([], [], distribution.Count);
        }

        var counts = new long[buckets];
        sent.CopyTo(counts, 0);
        CheckSum(counts, distribution.Count);
        return new Histogram(bounds, counts.ToValueList(), distribution.Count);
    }

    private ValueList<double> Bounds(Distribution.Types.BucketOptions? options)
    {
        if (options is not null && !options.Equals(_lastOptions))
        {
            (_lastBounds, _lastOptions) = (BucketLayout.Bounds(options), options);
        }

        return options is null ? [] : _lastBounds;
    }

    private static void CheckSum(long[] counts, long count)
    {
        // Wider than a count: hostile counts may overflow 64 bits and land on the right sum.
        Int128 sum = 0;
        foreach (var bucket in counts)
        {
            sum += bucket >= 0 ? bucket : throw new BrokenAnswerException($"a distribution's bucket counts {bucket} values");
        }

        if (sum != count)
        {
            throw new BrokenAnswerException($"a distribution's buckets hold {sum} values, but it counts {count}");
        }
    }
}
