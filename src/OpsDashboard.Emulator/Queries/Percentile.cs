using OpsDashboard.Emulator.Metrics;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Percentiles of histograms and of plain numbers.</summary>
static class Percentile
{
    /// <summary>
    /// Linear within the bucket in which the rank falls. The first and the last bucket are open on one side: their finite
    /// bound is the answer. Null if nothing was counted.
    /// </summary>
    public static double? Of(Histogram histogram, double percent)
    {
        var total = 0L;
        foreach (var count in histogram.Counts)
            total += count;
        if (total == 0)
            return null;

        var rank = percent / 100 * total;
        var below = 0L;
        for (var i = 0; i < histogram.Counts.Length; i++)
        {
            var count = histogram.Counts[i];
            if (count > 0 && below + count >= rank)
                return Within(histogram.Buckets, histogram.First + i, (rank - below) / count);
            below += count;
        }

        return null;
    }

    /// <summary>Between the two nearest ranks, linearly. Sorts <paramref name="numbers"/>.</summary>
    public static double Of(List<double> numbers, double percent)
    {
        numbers.Sort();
        var rank = percent / 100 * (numbers.Count - 1);
        var low = (int)rank;
        var high = Math.Min(low + 1, numbers.Count - 1);
        return numbers[low] + ((numbers[high] - numbers[low]) * (rank - low));
    }

    private static double Within(Buckets buckets, int bucket, double share)
    {
        var (lower, upper) = (buckets.Lower(bucket), buckets.Upper(bucket));
        return (double.IsInfinity(lower), double.IsInfinity(upper)) switch
        {
            (false, false) => lower + ((upper - lower) * share),
            (false, true) => lower,
            (true, false) => upper,

            // A histogram of one bucket tells nothing about its values.
            _ => 0,
        };
    }
}
