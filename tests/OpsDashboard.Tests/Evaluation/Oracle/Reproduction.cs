using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>A situation in a few lines: what is configured, and what was written in the window.</summary>
static class Reproduction
{
    /// <summary>Runs of points of one series that are printed, the newest.</summary>
    private const int MostRuns = 12;

    public static string Of(Scenario scenario, SignalOptions signal, CriterionOptions? criterion, DateTimeOffset now)
    {
        var lines = new List<string> { $"  {Text(signal)}" };
        if (criterion is not null)
        {
            lines.Add($"  {Text(criterion)}, attempt since {scenario.Incident.OpenedAt:d MMM HH:mm:ss}");
        }

        var window = criterion?.Window ?? signal.Window;
        foreach (var query in new[] { signal.Query, signal.Presence }.OfType<QueryOptions>())
        {
            var metric = scenario.World.Metric(query.Filter);
            lines.Add($"  {metric.Type}, {metric.Kind} {metric.ValueType}, declared every {Text(metric.Timing.SamplePeriod)} with delay {Text(metric.Timing.IngestDelay)}{(metric.Failure is null ? "" : ", fails")}{(metric.Partial is null ? "" : ", partial")}");
            lines.AddRange(scenario.World.Series(query.Filter).Select(series => $"    {Text(series)}: {Runs(metric, series, now - window - TimeSpan.FromMinutes(5), now)}"));
        }

        return string.Join('\n', lines);
    }

    private static string Text(SignalOptions signal) => string.Create(CultureInfo.InvariantCulture,
        $"signal {signal.Id}: {signal.Measure} {signal.Query.Aligner} {signal.Query.Reducer} × {signal.Scale}{(signal.PercentOf.Count > 0 ? " in % of 4 × per-worker" : "")}, window {signal.Window} step {signal.Step}, delay {Text(signal.IngestDelay)}{(signal.Measure == MeasureKind.Percentile ? $", p{signal.Percentile} timeout {signal.TimeoutFact}" : "")}{(signal.Presence is { } presence ? $", presence {presence.Aligner} {presence.Reducer}" : "")}, thresholds {signal.Thresholds?.Warning} {signal.Thresholds?.Critical} {signal.Thresholds?.Direction}");

    private static string Text(CriterionOptions criterion) => string.Create(CultureInfo.InvariantCulture,
        $"criterion {criterion.Id}: {criterion.Kind}{(criterion.Kind is CriterionKind.Gauge or CriterionKind.Capacity ? $" {criterion.Statistic}" : "")} over {criterion.Window}, {criterion.Objective?.Is} {criterion.Objective?.Than}{(criterion.Objective?.Facts.Count > 0 ? " × 4" : "")}, at least {criterion.MinimumTotal}{(criterion.Within is { } within ? $", within {within}" : "")}");

    private static string Text(TimeSpan? span) => span is { } known ? $"{known.TotalSeconds} s" : "–";

    private static string Text(RawSeries series) => $"{series.Resource} {{{string.Join(", ", series.Labels.Concat(series.ResourceLabels).Select(label => $"{label.Key}={label.Value}"))}}}";

    // Equal values without a gap are one run.
    private static string Runs(RawMetric metric, RawSeries series, DateTimeOffset start, DateTimeOffset now)
    {
        var runs = new List<(DateTimeOffset First, DateTimeOffset Last, string Value)>();
        foreach (var sample in series.Read(Minutes.Floor(start), now, now))
        {
            var value = sample.Buckets is { Length: > 0 } buckets ? $"[{string.Join(' ', buckets)}]" : sample.Number.ToString(CultureInfo.InvariantCulture);
            if (runs.Count > 0 && runs[^1].Value == value && sample.End - runs[^1].Last <= metric.Period)
            {
                runs[^1] = runs[^1] with { Last = sample.End };
            }
            else
            {
                runs.Add((sample.End, sample.End, value));
            }
        }

        return runs.Count == 0 ? "nothing" : (runs.Count > MostRuns ? "… " : "") + string.Join(", ", runs.TakeLast(MostRuns).Select(run =>
            run.First == run.Last ? $"{run.First:HH:mm:ss} {run.Value}" : $"{run.First:HH:mm:ss}–{run.Last:HH:mm:ss} {run.Value}"));
    }
}
