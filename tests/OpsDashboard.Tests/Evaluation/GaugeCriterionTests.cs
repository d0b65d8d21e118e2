using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>A statistic of values, and capacity.</summary>
public sealed class GaugeCriterionTests
{
    [Fact]
    public void Gauge_SeveralSeries_CannotTell()
    {
        var data = new MinuteData().Add(Depth, new() { ["zone"] = "a" }, EachMinute(60)).Add(Depth, new() { ["zone"] = "b" }, EachMinute(60));

        var criterion = Only(data.Evaluate(With(ShortQueue), Now));

        Assert.Equal((Verdict.CannotTell, "the query returned 2 series, which REDUCE_SUM should have joined into one"), (criterion.Verdict, criterion.Reason));
    }

    [Theory]
    [InlineData(40, 60, Verdict.Met, null)]
    [InlineData(60, 60, Verdict.NotMet, "60 jobs, must be below 50 jobs")]
    [InlineData(60, 1, Verdict.NotMet, "60 jobs, must be below 50 jobs")]
    [InlineData(40, 50, Verdict.TooEarly, "data for 50 of 60 minutes")]
    [InlineData(40, 0, Verdict.CannotTell, "no data in the window")]
    public void Gauge_ComparesItsStatistic(double value, int minutes, Verdict verdict, string? reason)
    {
        var criterion = Only(new MinuteData().Add(Depth, [], EachMinute(minutes, value)).Evaluate(With(ShortQueue), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
    }

    [Theory]
    [InlineData(96, Verdict.Met)]
    [InlineData(97, Verdict.NotMet)]
    public void Capacity_ProvidedMustCoverDemandWithHeadroom(double demand, Verdict verdict)
    {
        var capacity = new CriterionOptions
        {
            Id = "capacity",
            Title = "Workers suffice",
            Kind = CriterionKind.Capacity,
            Signal = "queue-depth",
            Window = TimeSpan.FromHours(1),
            Statistic = Statistic.P99,
            Provided = ["workers", "per-worker"],
            Headroom = 0.8,
        };

        var criterion = Only(new MinuteData().Add(Depth, [], EachMinute(60, demand)).Evaluate(With(capacity), Now));

        Assert.Equal((verdict, 120.0, demand / 0.8), (criterion.Verdict, criterion.Measured, criterion.Objective));
    }
}
