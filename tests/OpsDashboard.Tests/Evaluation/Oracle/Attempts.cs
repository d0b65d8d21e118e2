using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Durations of attempts in a window, bucket by bucket; those that did not finish are infinitely slow.</summary>
/// <param name="Finished">By bucket, finished attempts alone.</param>
/// <param name="Total">All attempts.</param>
/// <param name="HasBuckets">False when finished attempts came without them: only the count is known.</param>
/// <param name="Slowest">Lower bound of the slowest bucket that holds an unfinished attempt, in the source's unit.</param>
sealed record Attempts(decimal[] Finished, decimal FinishedTotal, decimal Total, bool HasBuckets, decimal? Slowest, double[] Bounds)
{
    public decimal Unfinished => Total - FinishedTotal;

    public static Attempts Of(SignalOptions signal, IEnumerable<(RawSeries Series, RawSample Sample)> events, double[] bounds)
    {
        var finished = new decimal[bounds.Length + 1];
        var (finishedTotal, total, hasBuckets) = (0m, 0m, true);
        decimal? slowest = null;
        foreach (var (series, sample) in events)
        {
            total += sample.Number;
            if (!Counts(signal, series))
            {
                slowest = Max(slowest, LowerOfLast(sample.Buckets, bounds));
                continue;
            }

            finishedTotal += sample.Number;
            hasBuckets &= sample.Number == 0 || sample.Buckets is { Length: > 0 };
            for (var i = 0; i < (sample.Buckets?.Length ?? 0); i++)
            {
                finished[i] += sample.Buckets![i];
            }
        }

        return new Attempts(finished, finishedTotal, total, hasBuckets, slowest, bounds);
    }

    /// <summary>Whether a series is of a label value that counts.</summary>
    public static bool Counts(SignalOptions signal, RawSeries series) =>
        signal.Outcome is not { } outcome || outcome.Values.Contains(series.Labels.GetValueOrDefault(outcome.Label) ?? "");

    /// <summary>How many finished within a limit in the signal's unit: at least, and at most ("lower bound inclusive, upper exclusive").</summary>
    public (decimal Least, decimal Most) Within(decimal limit, decimal scale)
    {
        var (least, most) = (0m, 0m);
        for (var i = 0; i < Finished.Length; i++)
        {
            var isInside = i < Bounds.Length && Exactly.Of(Bounds[i]) * scale <= limit;
            var isOutside = i > 0 && Exactly.Of(Bounds[i - 1]) * scale >= limit;
            least += isInside ? Finished[i] : 0;
            most += isOutside ? 0 : Finished[i];
        }

        return (least, most);
    }

    private static decimal? Max(decimal? a, decimal? b) => a is null || b > a ? b ?? a : a;

    private static decimal? LowerOfLast(long[]? buckets, double[] bounds) =>
        Array.FindLastIndex(buckets ?? [], count => count > 0) is > 0 and var last ? Exactly.Of(bounds[last - 1]) : null;
}
