using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Impact;

/// <summary>Starts since the onset → failures, minutes down and revenue at risk. The steps are the timeline's where it shows the same signal.</summary>
static class ImpactEvaluation
{
    private const double MinutesOfAYear = 365 * 24 * 60;

    public static IEnumerable<SeriesRequest> Requests(
        IncidentOptions incident, IReadOnlyDictionary<string, SignalOptions> signals, IReadOnlyDictionary<string, MetricTiming> timings, Resolution? resolution, DateTimeOffset now)
    {
        if (incident.Impact is not { } impact || signals.GetValueOrDefault(impact.Signal) is not { } signal)
        {
            return [];
        }

        var (since, until) = Span(incident, signal, timings, resolution, now);
        var axis = Axis(incident, signal, signals, timings, now);
        return [.. until > since ? [All(signal, since, until)] : Array.Empty<SeriesRequest>(), .. axis.To > axis.From ? [SignalQueries.Values(signal, axis.From, axis.To, axis.Step)] : Array.Empty<SeriesRequest>()];
    }

    /// <summary>Null when it is not configured.</summary>
    public static ComputedImpact? Evaluate(IncidentOptions incident, CriterionInput input)
    {
        if (incident.Impact is not { } impact || input.Signal(impact.Signal) is not { } signal)
        {
            return null;
        }

        var (since, until) = Span(incident, signal, input.Readings.Timings, input.Record.Resolution, input.Now);
        var axis = Axis(incident, signal, input.Signals, input.Readings.Timings, input.Now);
        var all = until > since ? input.Readings[All(signal, since, until)] : null;
        var steps = axis.To > axis.From ? input.Readings[SignalQueries.Values(signal, axis.From, axis.To, axis.Step)] : null;
        var counted = all is null || Fault(all) is not null ? (Measurement?)null : Measurement.Of(signal, all.Series, since, until, timeout: null);
        AmountRange? down = steps is null || Fault(steps) is not null ? null : DownTime.Of(impact, signal, steps.Series, axis, since, until);
        return new ComputedImpact(
            since,
            until,
            input.Record.Resolution is not null,
            counted is { Fault: null } measured ? measured.Total - measured.Counted : null,
            counted?.Total,
            down,
            axis.Step,
            DownTime.Rule(impact, signal, axis.Step),
            impact.Revenue is { } revenue ? AtRisk(revenue, down) : null,
            all is null || steps is null ? "no data since the onset yet" : Fault(all) ?? Fault(steps) ?? counted?.Fault);
    }

    private static RevenueAtRisk AtRisk(RevenueOptions revenue, AmountRange? down)
    {
        var perMinute = revenue.PerYear / MinutesOfAYear;
        AmountRange? amount = down is { } minutes ? new AmountRange(perMinute * minutes.Low * revenue.ShareLow, perMinute * minutes.High * revenue.ShareHigh) : null;
        var formula = $"{revenue.Currency} {Quantity.Number(revenue.PerYear)} a year ÷ {Quantity.Number(MinutesOfAYear)} minutes × {Range(down)} minutes down"
            + $" × share at risk {Quantity.Number(revenue.ShareLow * 100)} to {Quantity.Number(revenue.ShareHigh * 100)} %";
        return new RevenueAtRisk(amount, revenue.Currency, revenue.PerYear, revenue.ShareLow, revenue.ShareHigh, formula, revenue.Source);
    }

    private static string Range(AmountRange? range) => range is { } known ? $"{Quantity.Number(known.Low)} to {Quantity.Number(known.High)}" : "unknown";

    private static (DateTimeOffset Since, DateTimeOffset Until) Span(
        IncidentOptions incident, SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings, Resolution? resolution, DateTimeOffset now)
    {
        var since = SignalQueries.FloorMinute(incident.OnsetAt ?? incident.OpenedAt);
        var end = SignalQueries.FloorMinute(now - SignalQueries.Delay(signal, timings));
        var until = resolution is { } resolved && resolved.At < end ? SignalQueries.FloorMinute(resolved.At) : end;
        return (since, until > since ? until : since);
    }

    private static (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) Axis(
        IncidentOptions incident, SignalOptions signal, IReadOnlyDictionary<string, SignalOptions> signals, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var duration = incident.Timeline is { } timeline && timeline.Success == signal.Id ? signals.GetValueOrDefault(timeline.Duration) : null;
        return TimelineEvaluation.Axis(incident, signal, duration ?? signal, timings, now);
    }

    private static SeriesRequest All(SignalOptions signal, DateTimeOffset since, DateTimeOffset until) => SignalQueries.Values(signal, since, until, until - since);

    private static string? Fault(Reading reading) => reading.Failure?.Reason ?? reading.Partial;
}
