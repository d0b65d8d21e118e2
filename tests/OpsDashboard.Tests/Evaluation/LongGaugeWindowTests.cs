using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Gauges over a day are judged by the minute, as those over an hour are.</summary>
public sealed class LongGaugeWindowTests
{
    private static readonly CriterionOptions Day = ShortQueue with { Window = TimeSpan.FromHours(24), Objective = new() { Is = Comparison.Below, Than = 80 } };
    private static readonly DashboardOptions Options = With(Day).OpenedAt(End.AddDays(-3));

    [Fact]
    public void FiveMissingMinutes_AreTooEarly()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(700, 50).Concat(EachMinute(735, 50, endingMinutesAgo: 705)));

        var criterion = Only(data.Evaluate(Options, Now));

        Assert.Equal((Verdict.TooEarly, "data for 1,435 of 1,440 minutes"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void OneMinuteAboveTheMaximum_IsNotMet()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(1440, 50).Select(point => point.End == End.AddHours(-10) ? point with { Number = 90 } : point));

        var criterion = Only(data.Evaluate(Options, Now));

        Assert.Equal((Verdict.NotMet, 90.0), (criterion.Verdict, criterion.Measured));
    }

    [Fact]
    public void DeltaMetric_KeepsItsUnit()
    {
        var signal = QueueDepth with { Query = QueueDepth.Query with { Aligner = "ALIGN_SUM" } };
        var criterion = Day with { Statistic = Statistic.P95, Objective = new() { Is = Comparison.Below, Than = 15 } };
        var options = With(criterion).OpenedAt(End.AddDays(-3)) with { Signals = [signal] };

        var result = Only(new MinuteData().Add(Depth, [], EachMinute(1440, 10)).Evaluate(options, Now));

        Assert.Equal((Verdict.Met, 10.0), (result.Verdict, result.Measured));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.7)]
    public void Mean_ExactlyAtItsObjective_IsMet(double value)
    {
        var criterion = Day with { Statistic = Statistic.Mean, Objective = new() { Is = Comparison.AtLeast, Than = value } };

        var result = Only(new MinuteData().Add(Depth, [], EachMinute(1440, value)).Evaluate(With(criterion).OpenedAt(End.AddDays(-3)), Now));

        Assert.Equal((Verdict.Met, value), (result.Verdict, result.Measured));
    }

    [Fact]
    public void SampledEveryFiveMinutes_IsWhole()
    {
        var data = new MinuteData().Add(Depth, [], Enumerable.Range(0, 288).Select(i => At(5 * i, 50)));
        data.Timings["custom.googleapis.com/queue_depth"] = new MetricTiming(null, TimeSpan.FromMinutes(5));

        Assert.Equal(Verdict.Met, Only(data.Evaluate(Options, Now)).Verdict);
    }
}
