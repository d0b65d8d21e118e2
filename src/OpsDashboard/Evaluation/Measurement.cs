using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>What the events of an interval amount to.</summary>
/// <param name="Quantile">In the signal's unit; a value with ends when it was read from buckets, null when nothing happened to tell it from.</param>
/// <param name="Counted">Events that count (ratio, percentile), or all.</param>
/// <param name="Total">All events.</param>
/// <param name="Fault">Why no value can be told although events are there.</param>
readonly record struct Measurement(Quantile Quantile, double Counted, double Total, string? Fault = null)
{
    public double? Value => Quantile.Value;

    public Bound? Bound => Quantile.Bound;

    /// <summary>Measures the points of an event signal that end in (<paramref name="from"/>, <paramref name="to"/>].</summary>
    public static Measurement Of(SignalOptions signal, ValueList<Series> series, DateTimeOffset from, DateTimeOffset to, double? timeout)
    {
        if (signal.Measure == MeasureKind.Percentile)
        {
            return Percentile(signal, AttemptDistribution.Of(series, signal.Outcome ?? new(), from, to), timeout);
        }

        var (counted, total) = Sum(series, signal.Outcome, from, to);
        if (!double.IsFinite(total * signal.Scale))
        {
            // A string metric has no number; said, before it spreads as NaN.
            return new Measurement(default, 0, 0, "the query returned no number");
        }

        double? value = signal.Measure switch
        {
            MeasureKind.Count => Exact.Product(total, signal.Scale),
            MeasureKind.Rate => Exact.Quotient(Exact.Product(total, signal.Scale), (to - from).TotalMinutes),
            _ => total > 0 ? Exact.Percent(counted, total) : null,
        };
        return new Measurement(new Quantile(value, null, null, null), signal.Measure == MeasureKind.Ratio ? counted : total, total);
    }

    private static Measurement Percentile(SignalOptions signal, AttemptDistribution attempts, double? timeout)
    {
        if (attempts.Total == 0 || attempts.Fault is not null)
        {
            return new Measurement(default, attempts.Finished, attempts.Total, attempts.Fault);
        }

        // The timeout is a fact in the signal's unit already; only what the source measured is scaled.
        var quantile = attempts.Percentile(signal.Percentile, timeout is { } cut ? Exact.Quotient(cut, signal.Scale) : null) * signal.Scale;
        return quantile is { Value: null, Bound: null }
            ? new Measurement(default, attempts.Finished, attempts.Total, "the buckets have no bounds: no percentile can be told")
            : new Measurement(quantile, attempts.Finished, attempts.Total);
    }

    private static (double Counted, double Total) Sum(ValueList<Series> series, OutcomeOptions? outcome, DateTimeOffset from, DateTimeOffset to)
    {
        double counted = 0, total = 0;
        foreach (var one in series)
        {
            var counts = outcome?.Counts(one) ?? true;
            foreach (var point in one.Points)
            {
                if (point.End > from && point.End <= to)
                {
                    total += point.Number;
                    counted += counts ? point.Number : 0;
                }
            }
        }

        return (counted, total);
    }
}
