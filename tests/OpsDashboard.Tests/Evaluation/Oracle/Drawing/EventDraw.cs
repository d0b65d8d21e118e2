namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Writes events with outcomes: none, few, reported zeros, or just as many as hit a share exactly.</summary>
sealed class EventDraw(Draw draw, Span span)
{
    private static readonly string[] Outcomes = ["done", "failed", "refused"];

    private readonly SeriesDraw _series = new(draw, span);

    /// <summary>The share, in tenths of a percent, that "done" of all hits or just misses.</summary>
    public int Tenths { get; } = draw.Chance(50) ? 10 * draw.Between(1, 99) : draw.Between(1, 999);

    public void Write(RawMetric metric)
    {
        var late = Outage.Of(draw, span, 80);
        var series = Outcomes.ToDictionary(outcome => outcome, outcome => New(metric, outcome));
        switch (draw.Between(1, 10))
        {
            case 1:
                break;
            case 2 or 3:
                Sparse(metric, series, late);
                break;
            case 4:
                Array.ForEach(Outcomes, outcome => Zeros(metric, series[outcome], late));
                break;
            case 5:
                Zeros(metric, series["done"], late);
                Share(metric, series, late);
                break;
            default:
                Share(metric, series, late);
                break;
        }
    }

    private void Share(RawMetric metric, Dictionary<string, RawSeries[]> series, Outage late)
    {
        var total = draw.Between(1, 4) * 1000 / Greatest(Tenths, 1000);
        total = draw.Chance(20) ? draw.Between(1, 60) : total;
        var done = Math.Clamp((Tenths * total / 1000) + draw.Of(-1, 0, 0, 0, 0, 1), 0, total);
        var refused = draw.Chance(30) ? draw.Between(0, total - done) : 0;
        Scatter(metric, series["done"], done, late);
        Scatter(metric, series["failed"], total - done - refused, late);
        Scatter(metric, series["refused"], refused, late);
    }

    // Well inside the shortest window, so that every look counts all of them.
    private void Scatter(RawMetric metric, RawSeries[] series, int count, Outage late)
    {
        while (count > 0)
        {
            var part = draw.Chance(40) ? count : draw.Between(1, count);
            var edge = span.Shortest.TotalSeconds / 3;
            var end = span.Now - draw.Seconds(edge, span.Shortest.TotalSeconds * 2 / 3);
            _series.Write(metric, draw.Of(series), end, Value(metric, part, series[0].Labels["outcome"]), late);
            count -= part;
        }
    }

    private void Sparse(RawMetric metric, Dictionary<string, RawSeries[]> series, Outage late)
    {
        for (var end = span.Start; end <= span.End; end += draw.Seconds(60, span.Longest.TotalSeconds / 5))
        {
            var outcome = draw.Of(Outcomes);
            _series.Write(metric, draw.Of(series[outcome]), end, Value(metric, draw.Between(1, 9), outcome), late);
        }
    }

    private void Zeros(RawMetric metric, RawSeries[] series, Outage late)
    {
        var missing = Outage.Of(draw, span, 50);
        for (var end = span.Start + draw.Seconds(0, 59); end <= span.End; end += TimeSpan.FromMinutes(1))
        {
            if (!missing.Contains(end))
            {
                _series.Write(metric, series[0], end, Value(metric, 0, "done"), late);
            }
        }
    }

    private RawValue Value(RawMetric metric, int count, string outcome)
    {
        if (metric.ValueType != RawType.Distribution)
        {
            return new RawValue(count);
        }

        if (count > 0 && draw.Chance(3))
        {
            return new RawValue(count, []);
        }

        var buckets = new long[metric.Bounds.Length + 1];
        while (count > 0)
        {
            // What did not finish took long; the timeout lies in the upper half.
            var bucket = outcome == "done" ? draw.Between(0, metric.Bounds.Length - draw.Of(0, 1, 1, 1)) : draw.Between(metric.Bounds.Length / 2, metric.Bounds.Length);
            var part = draw.Chance(60) ? count : draw.Between(1, count);
            buckets[bucket] += part;
            count -= part;
        }

        return new RawValue(buckets.Sum(), buckets);
    }

    private RawSeries[] New(RawMetric metric, string outcome)
    {
        var series = Enumerable.Range(0, draw.Of(1, 1, 2)).Select(i =>
            new RawSeries(new() { ["outcome"] = outcome }, draw.Of("cloud_run_revision", "cloud_run_revision", "k8s_container"), new() { ["instance"] = $"e{i}" })).ToArray();
        metric.Series.AddRange(series);
        return series;
    }

    private static int Greatest(int a, int b) => b == 0 ? a : Greatest(b, a % b);
}
