using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Which interval is judged, and when.</summary>
public sealed class CriterionWindowTests
{
    [Fact]
    public void Ratio_AttemptYoungerThanWindow_IsNeverMetButCanFail()
    {
        var options = With(Success()).OpenedAt(End.AddMinutes(-30));

        var good = Only(Counted(90, 10).Add(Alive, [], EachMinute(60)).Evaluate(options, Now));
        var bad = Only(Counted(0, 100).Add(Alive, [], EachMinute(60)).Evaluate(options, Now));

        Assert.Equal((Verdict.TooEarly, "only 30 min of 1 h have passed"), (good.Verdict, good.Reason));
        Assert.Equal(Verdict.NotMet, bad.Verdict);
        Assert.Equal(End.AddMinutes(31), good.DecidableAt);
    }

    [Fact]
    public void Ratio_BeforeAnyData_IsTooEarly()
    {
        var criterion = Only(Counted(90, 10).Evaluate(With(Success()).OpenedAt(Now), Now));

        Assert.Equal((Verdict.TooEarly, "no data of this attempt yet"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Window_ShorterThanTwiceSamplingAndDelay_CannotTell()
    {
        var data = Counted(90, 10).Add(Alive, [], EachMinute(60));
        data.Timings["custom.googleapis.com/jobs"] = new MetricTiming(TimeSpan.FromMinutes(30), null);

        Assert.Equal(Verdict.CannotTell, Only(data.Evaluate(With(Success()), Now)).Verdict);
    }

    [Fact]
    public void Window_EndsAtTheLargestIngestDelay()
    {
        var data = Counted(90, 10).Add(Alive, [], EachMinute(60));
        data.Timings["custom.googleapis.com/workers"] = new MetricTiming(TimeSpan.FromSeconds(240), null);

        Assert.Equal(End.AddMinutes(-3), Only(data.Evaluate(With(Success()), Now)).WindowEnd);
    }

    [Theory]
    [InlineData(-6, true)]
    [InlineData(-3, false)]
    public void Overdue_WhenNotMetAndTheWindowReachesTheDueTime(int openedHours, bool overdue)
    {
        var criterion = Only(Counted(0, 30).Add(Alive, [], EachMinute(60)).Evaluate(With(Success()).OpenedAt(End.AddHours(openedHours)), Now));

        Assert.Equal(overdue, criterion.Overdue);
    }

    [Fact]
    public void Since_IsKeptWhileTheVerdictStays()
    {
        var data = Counted(0, 30).Add(Alive, [], EachMinute(60));
        var first = data.Evaluate(With(Success()), Now.AddSeconds(-10));

        var second = data.Evaluate(With(Success()), Now, first);

        Assert.Equal(Now.AddSeconds(-10), Only(second).Since);
    }
}
