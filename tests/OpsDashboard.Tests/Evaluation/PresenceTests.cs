using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What counts as a sign of life, and how much of a window it covers.</summary>
public sealed class PresenceTests
{
    private const string WorkersMetric = "custom.googleapis.com/workers";

    [Fact]
    public void NoInstanceRuns_NothingCanBeSaid()
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(60, value: 0));

        var result = data.Evaluate(With(Zero), Now);

        Assert.Equal((Verdict.CannotTell, "no instance is running: presence reported 0 throughout"), (Only(result).Verdict, Only(result).Reason));
        var tile = result.Tiles.First(one => one.Id == "failures");
        Assert.Equal((TileStatus.NoData, "no instance is running: presence reported 0 throughout", null), (tile.Status, tile.Reason, tile.Value));
    }

    [Fact]
    public void NoInstanceRuns_Ratio_CannotTell() =>
        Assert.Equal(Verdict.CannotTell, Only(new MinuteData().Add(Alive, [], EachMinute(60, value: 0)).Evaluate(With(Success()), Now)).Verdict);

    [Fact]
    public void ZeroMeansAlive_WhereConfigured()
    {
        var failures = Failures with { Presence = Failures.Presence! with { AliveAt = 0 } };
        var options = With(Zero) with { Signals = [failures] };

        Assert.Equal(Verdict.Met, Only(new MinuteData().Add(Alive, [], EachMinute(60, value: 0)).Evaluate(options, Now)).Verdict);
    }

    [Fact]
    public void MinutesWithoutAnyInstance_CoverNothing()
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(40).Concat(EachMinute(20, value: 0, endingMinutesAgo: 40)));

        Assert.Equal((Verdict.TooEarly, "data for 40 of 60 minutes"), (Only(data.Evaluate(With(Zero), Now)).Verdict, Only(data.Evaluate(With(Zero), Now)).Reason));
    }

    [Theory]
    [InlineData(6, Verdict.TooEarly, "data for 30 of 60 minutes")]
    [InlineData(12, Verdict.Met, null)]
    public void SampledEveryFiveMinutes_PeriodsCountOnce_HoweverManyInstances(int samples, Verdict verdict, string? reason)
    {
        var data = new MinuteData()
            .Add(Alive, new() { ["instance"] = "a" }, Enumerable.Range(0, samples).Select(i => At(5 * i, 1)))
            .Add(Alive, new() { ["instance"] = "b" }, Enumerable.Range(0, samples).Select(i => At((5 * i) + 2, 1)));
        data.Timings[WorkersMetric] = new MetricTiming(null, TimeSpan.FromMinutes(5));

        var criterion = Only(data.Evaluate(With(Zero), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
    }

    [Theory]
    [InlineData(0, Verdict.TooEarly, "data for 30 of 60 minutes")]
    [InlineData(30, Verdict.Met, null)]
    public void TwoResourceTypes_AreUnited(int secondEndsMinutesAgo, Verdict verdict, string? reason)
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(30)).Add(Alive, [], EachMinute(30, endingMinutesAgo: secondEndsMinutesAgo));

        var criterion = Only(data.Evaluate(With(Zero), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void ZeroOfARatio_EventsButNoneCounted_WithoutPresence_IsTooEarly()
    {
        var failureRate = SuccessRate with { Id = "failure-rate", Outcome = new() { Values = ["failed"] }, Thresholds = null };
        var options = With(Zero with { Signal = "failure-rate" }) with { Signals = [failureRate] };

        var result = Counted(30, 0).Evaluate(options, Now);

        Assert.Equal((Verdict.TooEarly, "data for 0 of 60 minutes"), (Only(result).Verdict, Only(result).Reason));
        Assert.Equal(0, result.Tiles[0].Value);
    }

    [Fact]
    public void EventMetricThatReportsZero_IsData()
    {
        var data = new MinuteData().Add(Failures.Query.Filter, [], EachMinute(60, value: 0));

        var result = data.Evaluate(With(Zero), Now);

        Assert.Equal((Verdict.TooEarly, "data for 0 of 60 minutes"), (Only(result).Verdict, Only(result).Reason));
        Assert.Equal(TileStatus.Ok, result.Tiles.First(one => one.Id == "failures").Status);
    }

    [Fact]
    public void MonitoringItself_IsJudgedByReports_NotByLife()
    {
        var options = With(new CriterionOptions { Id = "watched", Title = "Watched", Kind = CriterionKind.Monitoring, Window = TimeSpan.FromHours(1) }) with { Signals = [Failures] };

        var part = Only(new MinuteData().Add(Alive, [], EachMinute(60, value: 0)).Evaluate(options, Now)).Parts[0];

        Assert.Equal((Verdict.Met, 60.0), (part.Verdict, part.Good));
    }
}
