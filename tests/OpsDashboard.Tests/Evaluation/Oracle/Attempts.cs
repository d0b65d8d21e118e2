using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Durations of attempts in a window, bucket by bucket; those that did not finish are infinitely slow.</summary>
/// <param name="Finished">By bucket, finished attempts alone.</param>
/// <param name="Total">All attempts.</param>
/// <param name="HasBuckets">False when finished attempts came without them: only the count is known.</param>
sealed record Attempts(decimal[] Finished, decimal FinishedTotal, decimal Total, bool HasBuckets, double[] Bounds)
{
    /// <summary>What the slowest finished attempt took at least, in the source's unit; an unfinished one is slower.</summary>
    public decimal? Slowest => Array.FindLastIndex(Finished, count => count > 0) is > 0 and var last ? Exactly.Of(Bounds[last - 1]) : null;

    public static Attempts Of(SignalOptions signal, IEnumerable<(RawSeries Series, RawSample Sample)> events, double[] bounds)
    {
        var finished = new decimal[bounds.Length + 1];
        var (finishedTotal, total, hasBuckets) = (0m, 0m, true);
        foreach (var (series, sample) in events)
        {
            total += sample.Number;
            if (!Counts(signal, series))
            {
                continue;
            }

            finishedTotal += sample.Number;
            hasBuckets &= sample.Number == 0 || sample.Buckets is { Length: > 0 };
            for (var i = 0; i < (sample.Buckets?.Length ?? 0); i++)
            {
                finished[i] += sample.Buckets![i];
            }
        }

        return new Attempts(finished, finishedTotal, total, hasBuckets, bounds);
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
}
