using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Draws criteria over the signals: every measured kind, objectives that the data often hit exactly.</summary>
sealed class CriterionDraw(Draw draw, TimeSpan[] windows, ValueList<SignalOptions> signals, WorldDraw drawing)
{
    public ValueList<CriterionOptions> Of()
    {
        var (jobs, durations) = (drawing.Jobs.Tenths, drawing.Durations.Tenths);
        CriterionOptions[] single =
        [
            Ratio("success", "success-rate", jobs, draw.Of(Comparison.Above, Comparison.AtLeast)),
            Ratio("failure", "failure-rate", 1000 - jobs, draw.Of(Comparison.Below, Comparison.AtMost)),
            Ratio("finished", "duration", durations, draw.Of(Comparison.AtLeast, Comparison.Above)),
            Ratio("in-time", "duration", durations, Comparison.AtLeast) with { Within = Limit() },
            Ratio("mostly-in-time", "duration", draw.Of(50, 100, 200, 500), draw.Of(Comparison.AtLeast, Comparison.Above)) with { Within = Limit() },
            New("no-failures", CriterionKind.Zero, "failures"),
            New("no-failure-share", CriterionKind.Zero, "failure-rate"),
            Gauge("depth", "depth"),
            Gauge("other", "other"),
            New("capacity", CriterionKind.Capacity, "depth") with { Statistic = Statistic(), Provided = draw.Of<ValueList<string>>(["workers", "per-worker"], ["per-worker"]), Headroom = draw.Of(0.7, 0.8, 1) },
        ];
        var all = new CriterionOptions
        {
            Id = "all",
            Title = "all",
            Kind = CriterionKind.All,
            Parts = Enumerable.Range(0, 3).Select(i => draw.Of(single) with { Id = $"part-{i}" }).ToArray()[..(1 + (draw.Seed % 3))].ToValueList(),
        };
        return [.. single, all];
    }

    private CriterionOptions Ratio(string id, string signal, int tenths, Comparison comparison) =>
        New(id, CriterionKind.Ratio, signal) with { MinimumTotal = draw.Of(1, 10, 40), Objective = new() { Is = comparison, Than = tenths / 10.0 } };

    private CriterionOptions Gauge(string id, string signal) =>
        New(id, CriterionKind.Gauge, signal) with
        {
            Statistic = Statistic(),
            Objective = new()
            {
                Is = draw.Of(Comparison.Below, Comparison.AtMost, Comparison.Below, Comparison.AtLeast, Comparison.Above),
                Than = draw.Of(0.2, 1, 10, 15, 50, 57, 80, 100),
                Facts = draw.Chance(15) ? ["workers"] : [],
            },
        };

    private CriterionOptions New(string id, CriterionKind kind, string signal) =>
        new() { Id = id, Title = id, Kind = kind, Signal = signal, Window = draw.Chance(35) ? windows[^1] : draw.Of(windows) };

    private Statistic Statistic() => draw.Of(Enum.GetValues<Statistic>());

    // A bound between buckets as a rule, something inside a bucket at times.
    private double Limit()
    {
        var isMilliseconds = signals.Single(signal => signal.Id == "duration").Scale < 1;
        return isMilliseconds ? draw.Of(1, 2.5, 5.1, 8.2, 3) : draw.Of(1, 2, 4, 8, 10, 3, 9);
    }
}
