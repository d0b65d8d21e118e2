using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Draws the metrics of a scenario.</summary>
sealed class WorldDraw(Draw draw, Span span)
{
    private readonly SeriesDraw _series = new(draw, span);

    public EventDraw Jobs { get; } = new(draw, span);

    public EventDraw Durations { get; } = new(draw, span);

    public World Of()
    {
        var presence = Presence();
        var jobs = Metric("jobs", RawKind.Delta, draw.Chance(85) ? RawType.Whole : RawType.Real);
        var durations = Metric("durations", RawKind.Delta, RawType.Distribution, draw.Of<double[]>([1, 2, 4, 8], [0.5, 1, 2.5, 5, 10, 20, 25, 30], [500, 1000, 2500, 5100, 8200]));
        var after = Metric("after", RawKind.Delta, RawType.Distribution, durations.Bounds);
        Jobs.Write(jobs);
        Durations.Write(durations);
        if (draw.Chance(30))
        {
            new EventDraw(draw, span).Write(after);
        }

        RawMetric[] metrics = [presence, jobs, durations, after, Gauge("depth", draw.Of(RawType.Whole, RawType.Real)), Other()];
        foreach (var metric in metrics)
        {
            metric.Failure = draw.Chance(2) ? new ReadingFailure(FailureKind.Unreachable, "no answer within 8 s") : null;
            metric.Partial = draw.Chance(2) ? "a zone did not answer" : null;
        }

        return new World(metrics);
    }

    private RawMetric Presence()
    {
        var (kind, type) = draw.Between(1, 20) switch
        {
            1 => (RawKind.Delta, RawType.Distribution),
            <= 4 => (RawKind.Gauge, RawType.Bool),
            <= 8 => (RawKind.Delta, RawType.Whole),
            <= 11 => (RawKind.Gauge, RawType.Real),
            _ => (RawKind.Gauge, RawType.Whole),
        };
        var metric = Metric("workers", kind, type, type == RawType.Distribution ? [1, 2] : []);
        var zero = Outage.Of(draw, span, 70);
        var alive = type == RawType.Bool ? 1 : draw.Of(1, 2, 5);
        _series.Regular(metric, draw.Of(1, 1, 2, 3), draw.Chance(25), end =>
        {
            var value = zero.Contains(end) ? 0 : alive;
            return new RawValue(value, type == RawType.Distribution ? [0, value, 0] : null);
        });
        return metric;
    }

    private RawMetric Gauge(string name, RawType type)
    {
        var metric = Metric(name, RawKind.Gauge, type);
        var instances = draw.Of(1, 1, 1, 2);
        _series.Regular(metric, instances, draw.Chance(4), Values(type == RawType.Whole ? 1 : instances == 1 ? 0.01m : 0.25m));
        return metric;
    }

    private RawMetric Other()
    {
        switch (draw.Between(1, 4))
        {
            case 1:
                var traffic = Metric("traffic", RawKind.Delta, RawType.Whole);
                _series.Regular(traffic, draw.Of(1, 2), bothResources: false, Values(1));
                return traffic;
            case 2:
                var up = Metric("up", RawKind.Gauge, RawType.Bool);
                var down = Outage.Of(draw, span, 40);
                _series.Regular(up, 1, bothResources: false, end => new RawValue(down.Contains(end) ? 0 : 1));
                return up;
            case 3:
                var latency = Metric("latency", draw.Of(RawKind.Gauge, RawKind.Delta), RawType.Distribution, [10, 20, 50, 80]);
                _series.Regular(latency, draw.Of(1, 2), bothResources: false, _ => new RawValue(4, draw.Of<long[]>([0, 4, 0, 0, 0], [0, 2, 2, 0, 0], [0, 3, 0, 1, 0], [4, 0, 0, 0, 0], [0, 0, 0, 0, 4])));
                return latency;
            default:
                return Gauge("utilisation", RawType.Real);
        }
    }

    // Mostly one level, with a few minutes, or about one in twenty, at another: maximum, percentile and mean then differ.
    private Func<DateTimeOffset, RawValue?> Values(decimal unit)
    {
        var (level, other) = (draw.Of(10, 20, 50, 57), draw.Of(0, 15, 57, 80, 90));
        var peaks = draw.Of(0, 0, 1, 5, 6, 40);
        var spikes = Outage.Of(draw, span, 50);
        return end => new RawValue((spikes.Contains(end) || draw.Between(1, 100) <= peaks ? other : level) * unit);
    }

    private RawMetric Metric(string name, RawKind kind, RawType type, double[]? bounds = null)
    {
        int? delay = draw.Chance(30) ? null : draw.Of(0, 30, 60, 90, 120, 240);
        int? period = draw.Chance(20) && kind == RawKind.Gauge ? 300 : draw.Of<int?>(null, 60);
        return new RawMetric(
            $"custom.googleapis.com/{name}",
            kind,
            type,
            TimeSpan.FromSeconds(period ?? 60),
            new MetricTiming(delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null, period is { } every ? TimeSpan.FromSeconds(every) : null),
            bounds ?? []);
    }
}
