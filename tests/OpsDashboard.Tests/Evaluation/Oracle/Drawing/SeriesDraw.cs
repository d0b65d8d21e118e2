namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Writes series: sampled evenly, with what goes wrong on the way.</summary>
sealed class SeriesDraw(Draw draw, Span span)
{
    /// <summary>Instances, each written for one resource type or (rarely) for two.</summary>
    public void Regular(RawMetric metric, int instances, bool bothResources, Func<DateTimeOffset, RawValue?> value)
    {
        // Instances of one metric are sampled in the same minute, at their own seconds.
        var minute = draw.Between(0, (int)metric.Period.TotalMinutes - 1);
        var (missing, late) = (Outage.Of(draw, span, 45), Outage.Of(draw, span, 75));
        for (var instance = 0; instance < instances; instance++)
        {
            var own = instances > 1 ? Outage.Of(draw, span, 60) : new Outage([]);
            var first = Minutes.Floor(span.Start).AddMinutes(minute) + draw.Seconds(0, 59);
            var series = new[] { "cloud_run_revision", "k8s_container" }[..(bothResources ? 2 : 1)]
                .Select(resource => new RawSeries([], resource, new() { ["instance"] = $"i{instance}" })).ToArray();
            for (var end = first; end <= span.End; end += metric.Period)
            {
                if (!missing.Contains(end) && !own.Contains(end) && value(Minutes.Ceiling(end)) is { } one)
                {
                    Array.ForEach(series, each => Write(metric, each, end, one, late));
                }
            }

            metric.Series.AddRange(series);
        }
    }

    /// <summary>One point of a series, when it may be expected or later, sometimes twice in its minute.</summary>
    public void Write(RawMetric metric, RawSeries series, DateTimeOffset end, RawValue value, Outage late)
    {
        series.Add(new RawSample(end, Arrival(metric, end, late), value.Number, value.Buckets));
        var again = Minutes.Ceiling(end) == end ? end.AddSeconds(-7) : Minutes.Ceiling(end);
        if (metric.Kind == RawKind.Gauge && draw.Chance(2))
        {
            series.Add(new RawSample(again, Arrival(metric, again, late), value.Number, value.Buckets));
        }
    }

    private DateTimeOffset Arrival(RawMetric metric, DateTimeOffset end, Outage late)
    {
        var delay = metric.Timing.IngestDelay ?? TimeSpan.FromSeconds(60);
        return (late.Contains(end) ? late.EndOf(end).AddMinutes(draw.Between(0, 6)) : end) + draw.Seconds(0, delay.TotalSeconds);
    }
}

/// <summary>A value to write.</summary>
readonly record struct RawValue(decimal Number, long[]? Buckets = null);
