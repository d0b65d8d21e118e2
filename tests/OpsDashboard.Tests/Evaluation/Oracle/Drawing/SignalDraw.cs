using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Draws signals over the metrics of a world: every measure, thresholds on either side.</summary>
sealed class SignalDraw(Draw draw, World world, Span span, int jobTenths)
{
    private const string Outcome = "metric.labels.outcome";

    private readonly PresenceOptions _presence = Presence(draw, world);

    public ValueList<SignalOptions> Of()
    {
        var (jobs, durations) = (Named("jobs"), Named("durations"));
        var byOutcome = new QueryOptions { Filter = jobs.Filter, Aligner = draw.Of("ALIGN_SUM", "ALIGN_DELTA"), GroupBy = [Outcome] };
        var success = Event("success-rate", MeasureKind.Ratio, byOutcome) with { Outcome = new() { Values = ["done"] }, Thresholds = Share(jobTenths, ThresholdDirection.Below) };
        string[] bad = draw.Of<string[]>(["failed"], ["failed", "refused"]);
        var failure = Event("failure-rate", MeasureKind.Ratio, byOutcome) with { Outcome = new() { Values = bad.ToValueList() }, Thresholds = Share(1000 - jobTenths, ThresholdDirection.Above) };
        var failures = Event("failures", MeasureKind.Count, new() { Filter = $"{jobs.Filter} AND {Outcome} = \"failed\"", Aligner = "ALIGN_SUM" }) with { Thresholds = Limits(draw.Of(1, 5), draw.Of(5, 20)) };
        var rate = Event("throughput", MeasureKind.Rate, new() { Filter = jobs.Filter, Aligner = "ALIGN_SUM" }) with { Scale = draw.Of(1, 60), Thresholds = Limits(draw.Of(0.1, 1, 2), draw.Of(3, 10)) };
        var duration = Duration("duration", durations);
        var after = Duration("after", Named("after")) with { Follows = draw.Chance(80) ? "duration" : null };
        return [success, failure, failures, rate, duration, after, Gauge("depth", Named("depth")), Gauge("other", world.Metrics[^1])];
    }

    private static PresenceOptions Presence(Draw draw, World world)
    {
        var metric = world.Metrics[0];
        var aligner = (metric.Kind, metric.ValueType) switch
        {
            (_, RawType.Bool) => draw.Of("ALIGN_COUNT_TRUE", "ALIGN_FRACTION_TRUE"),
            (_, RawType.Distribution) => "ALIGN_SUM",
            (RawKind.Delta, _) => draw.Of("ALIGN_SUM", "ALIGN_DELTA", "ALIGN_RATE"),
            _ => draw.Of("ALIGN_MAX", "ALIGN_MEAN", "ALIGN_MIN", "ALIGN_SUM"),
        };
        return new PresenceOptions { AliveAt = draw.Chance(25) ? draw.Of<double>(0, 2) : null, Filter = metric.Filter, Aligner = aligner, Reducer = metric.ValueType == RawType.Distribution ? "REDUCE_SUM" : draw.Of("REDUCE_SUM", "REDUCE_MAX", "REDUCE_MEAN") };
    }

    private SignalOptions Duration(string id, RawMetric metric) =>
        Event(id, MeasureKind.Percentile, new() { Filter = metric.Filter, Aligner = draw.Of("ALIGN_SUM", "ALIGN_DELTA"), GroupBy = [Outcome] }) with
        {
            Outcome = new() { Values = ["done"] },
            Scale = metric.Bounds[0] >= 100 ? 0.001 : 1,
            Percentile = draw.Of(50, 90, 95, 99, 99.9),
            TimeoutFact = draw.Chance(85) ? "timeout" : null,
            // A percentile of durations is bad above.
            Thresholds = draw.Chance(85) ? new ThresholdOptions { Warning = draw.Chance(85) ? draw.Of(1, 2, 3, 5.1) : null, Critical = draw.Chance(85) ? draw.Of(6, 8, 8.2, 20) : null } : null,
        };

    private SignalOptions Gauge(string id, RawMetric metric)
    {
        var aligner = (metric.Kind, metric.ValueType) switch
        {
            (_, RawType.Bool) => draw.Of("ALIGN_FRACTION_TRUE", "ALIGN_COUNT_TRUE", "ALIGN_COUNT_FALSE"),
            (_, RawType.Distribution) => draw.Of("ALIGN_PERCENTILE_50", "ALIGN_PERCENTILE_95", "ALIGN_PERCENTILE_99"),
            (RawKind.Delta, _) => draw.Of("ALIGN_SUM", "ALIGN_DELTA", "ALIGN_RATE", "ALIGN_MEAN", "ALIGN_COUNT"),
            _ => draw.Of("ALIGN_MEAN", "ALIGN_MAX", "ALIGN_MIN", "ALIGN_NEXT_OLDER", "ALIGN_SUM", "ALIGN_COUNT"),
        };
        var isShare = draw.Chance(20);
        var window = Window();
        return new SignalOptions
        {
            Id = id,
            Title = id,
            Kind = SignalKind.Gauge,
            Measure = MeasureKind.Value,
            Unit = isShare ? "%" : "units",
            Scale = metric.ValueType == RawType.Real ? draw.Of(1, 100) : 1,
            PercentOf = isShare ? ["workers", "per-worker"] : [],
            Query = new() { Filter = metric.Filter, Aligner = aligner, Reducer = draw.Of("REDUCE_SUM", "REDUCE_SUM", "REDUCE_MEAN", "REDUCE_MAX", "REDUCE_MIN") },
            Thresholds = draw.Chance(85) ? Limits(draw.Of(15, 50, 57), draw.Of(57, 80, 90)) : null,
            Window = window,
            Step = Step(window),
            IngestDelay = Delay(),
        };
    }

    private SignalOptions Event(string id, MeasureKind measure, QueryOptions query)
    {
        var window = Window();
        return new SignalOptions
        {
            Id = id,
            Title = id,
            Kind = SignalKind.Event,
            Measure = measure,
            Unit = "%",
            Query = query,
            Presence = _presence,
            Window = window,
            Step = Step(window),
            IngestDelay = Delay(),
        };
    }

    private TimeSpan Window() => draw.Chance(15) && span.Longest <= TimeSpan.FromHours(24) ? span.Longest : TimeSpan.FromMinutes(draw.Of(20, 30, 60));

    private TimeSpan Step(TimeSpan window) => TimeSpan.FromMinutes(window > TimeSpan.FromHours(2) ? 5 : draw.Of(1, 1, 1, 5));

    private TimeSpan? Delay() => draw.Chance(15) ? TimeSpan.FromSeconds(draw.Of(0, 60, 180)) : null;

    private ThresholdOptions Share(int tenths, ThresholdDirection direction)
    {
        var (at, further) = (tenths / 10.0, direction == ThresholdDirection.Below ? tenths / 20.0 : (1000 + tenths) / 20.0);
        return draw.Of(new ThresholdOptions { Warning = at, Critical = further }, new ThresholdOptions { Critical = at }, new ThresholdOptions { Warning = at }) with { Direction = direction };
    }

    private ThresholdOptions Limits(double milder, double worse)
    {
        var isAbove = draw.Chance(75);
        return new ThresholdOptions
        {
            Warning = draw.Chance(85) ? isAbove ? milder : worse : null,
            Critical = draw.Chance(85) ? isAbove ? worse : milder : null,
            Direction = isAbove ? ThresholdDirection.Above : ThresholdDirection.Below,
        };
    }

    private RawMetric Named(string name) => world.Metrics.Single(metric => metric.Type.EndsWith($"/{name}", StringComparison.Ordinal));
}
