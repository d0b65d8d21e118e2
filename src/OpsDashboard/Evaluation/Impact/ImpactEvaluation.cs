using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Impact;

/// <summary>Starts since the onset → failures, minutes down and revenue at risk.</summary>
static class ImpactEvaluation
{
    private const double MinutesOfAYear = 365 * 24 * 60;

    // Single minutes without a sign of life are not worth a sentence.
    private const double LeastCoverage = 0.99;

    public static IEnumerable<SeriesRequest> Requests(
        IncidentOptions incident, IReadOnlyDictionary<string, SignalOptions> signals, IReadOnlyDictionary<string, MetricTiming> timings, IncidentRecord record, Incident? previous, DateTimeOffset now) =>
        incident.Impact is { } impact && signals.GetValueOrDefault(impact.Signal) is { } signal
            ? ImpactInterval.Of(incident, signal, timings, record, previous, now).Requests(signal, timings)
            : [];

    /// <summary>Null when it is not configured.</summary>
    public static ComputedImpact? Evaluate(IncidentOptions incident, CriterionInput input, Incident? previous)
    {
        if (incident.Impact is not { } impact || input.Signal(impact.Signal) is not { } signal)
        {
            return null;
        }

        var interval = ImpactInterval.Of(incident, signal, input.Readings.Timings, input.Record, previous, input.Now);
        if (interval.IsEmpty)
        {
            return Of(impact, signal, interval, null, null, null, "no data since the onset yet");
        }

        var (all, presence, steps) = (input.Readings[interval.All(signal)], input.Readings[interval.Reported(signal, input.Readings.Timings)], input.Readings[interval.Steps(signal)]);
        var counted = Measurement.Of(signal, all.Series, interval.Since, interval.Until, timeout: null);
        var share = Share(presence, SignalQueries.Period(signal.Presence ?? signal.Query, input.Readings.Timings), interval);
        var unread = Fault(presence) ?? Fault(all) ?? counted.Fault;
        if (unread is not null || (share == 0 && counted.Total == 0))
        {
            // Where nothing reports, nothing can be seen to fail: that is not "0 of 0".
            return Of(impact, signal, interval, null, null, unread is null ? 0 : null, unread ?? "no data since the onset: neither starts nor signs of life");
        }

        var isWhole = interval.Axis.To > interval.Axis.From;
        AmountRange? down = isWhole && Fault(steps) is null ? DownTime.Of(impact, signal, steps.Series, interval.Axis, interval.Since, interval.Until) : null;
        string?[] reasons =
        [
            share < LeastCoverage ? $"data for {Quantity.Text(share * 100, "%", LeastCoverage * 100)} of the time only: what happened in the rest is not in these figures" : null,
            isWhole ? Fault(steps) : $"no whole step of {Quantity.Text(interval.Step)} has passed since the onset",
            interval.Axis.From > interval.Since ? $"minutes down are those since {Moment.Text(interval.Axis.From)} only" : null,
        ];
        return Of(impact, signal, interval, counted, down, share * 100, string.Join("; ", reasons.OfType<string>()) is { Length: > 0 } reason ? reason : null);
    }

    private static ComputedImpact Of(
        ImpactOptions impact, SignalOptions signal, ImpactInterval interval, Measurement? counted, AmountRange? down, double? covered, string? reason) =>
        new(
            interval.Since,
            interval.Until,
            interval.IsOver,
            counted?.Total - counted?.Counted,
            counted?.Total,
            down,
            interval.Step,
            DownTime.Rule(impact, signal, interval.Step),
            impact.Revenue is { } revenue ? AtRisk(revenue, down) : null,
            reason)
        {
            CoveredPercent = covered,
        };

    /// <summary>Of the interval's minutes, those in which anything reported.</summary>
    private static double Share(Reading presence, TimeSpan period, ImpactInterval interval)
    {
        // Counts of several resource types cannot be united: the largest is what is covered at least.
        var minutes = presence.Series.Select(series => series.Points.Sum(point => point.Number)).DefaultIfEmpty().Max() * period.TotalMinutes;
        return Math.Min(1, minutes / (interval.Until - interval.Since).TotalMinutes);
    }

    private static RevenueAtRisk AtRisk(RevenueOptions revenue, AmountRange? down)
    {
        var perMinute = revenue.PerYear / MinutesOfAYear;
        AmountRange? amount = down is { } minutes ? new AmountRange(perMinute * minutes.Low * revenue.ShareLow, perMinute * minutes.High * revenue.ShareHigh) : null;
        var formula = $"{revenue.Currency} {Quantity.Limit(revenue.PerYear)} a year ÷ {Quantity.Number(MinutesOfAYear)} minutes × {Range(down)} minutes down"
            + $" × share at risk {Quantity.Limit(Exact.Product(revenue.ShareLow, 100))} to {Quantity.Limit(Exact.Product(revenue.ShareHigh, 100))} %";
        return new RevenueAtRisk(amount, revenue.Currency, revenue.PerYear, revenue.ShareLow, revenue.ShareHigh, formula, revenue.Source);
    }

    private static string Range(AmountRange? range) => range is not { } known ? "unknown"
        : Quantity.Number(known.Low) is var low && Quantity.Number(known.High) is var high && low == high ? low : $"{low} to {high}";

    private static string? Fault(Reading reading) => reading.Failure?.Reason ?? reading.Partial;
}
