using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Good ÷ total.</summary>
public sealed class RatioCriterionTests
{
    [Theory]
    [InlineData(90, 10, 60, Verdict.Met, null)]
    [InlineData(80, 20, 60, Verdict.NotMet, "80 %, must be above 80 %")]
    [InlineData(0, 30, 60, Verdict.NotMet, "0 %, must be above 80 %")]
    [InlineData(7996, 2004, 60, Verdict.NotMet, "79.96 %, must be above 80 %")]
    [InlineData(0, 10, 5, Verdict.NotMet, "0 %, must be above 80 %")]
    [InlineData(9, 0, 60, Verdict.TooEarly, "9 of at least 10 in the window")]
    [InlineData(90, 10, 59, Verdict.TooEarly, "data for 59 of 60 minutes")]
    [InlineData(0, 0, 60, Verdict.TooEarly, "0 of at least 10 in the window")]
    [InlineData(0, 0, 0, Verdict.CannotTell, "no data: neither events nor signs of life in the window")]
    public void Ratio_BySampleAndCoverage_HasItsVerdict(int done, int failed, int aliveMinutes, Verdict verdict, string? reason)
    {
        var data = Counted(done, failed).Add(Alive, [], EachMinute(aliveMinutes));

        var criterion = Only(data.Evaluate(With(Success()), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Ratio_Judged_TellsHowToDeriveIt()
    {
        var criterion = Only(Counted(30, 10).Add(Alive, [], EachMinute(60)).Evaluate(With(Success()), Now));

        Assert.Equal((75.0, 80.0, 30.0, 40.0, "%"), (criterion.Measured, criterion.Objective, criterion.Good, criterion.Total, criterion.Unit));
        Assert.Equal((End.AddHours(-1), End), (criterion.WindowStart, criterion.WindowEnd));
        Assert.Equal(End.AddHours(-5).AddMinutes(1), criterion.DecidableAt);
    }

    [Fact]
    public void Ratio_ObjectiveOnTheBadShare_TellsGoodAsGood()
    {
        var failures = SuccessRate with { Id = "failure-rate", Outcome = new() { Values = ["failed"] } };
        var below5 = Success() with { Signal = "failure-rate", Objective = new() { Is = Comparison.Below, Than = 5 } };
        var options = With(below5) with { Signals = [failures] };

        var criterion = Only(Counted(90, 10).Add(Alive, [], EachMinute(60)).Evaluate(options, Now));

        Assert.Equal((Verdict.NotMet, 10.0, 90.0, 100.0), (criterion.Verdict, criterion.Measured, criterion.Good, criterion.Total));
    }

    [Theory]
    [InlineData(Jobs)]
    [InlineData(Alive)]
    public void Ratio_ReadFails_CannotTell(string filter)
    {
        var data = Counted(90, 10).Add(Alive, [], EachMinute(60));
        data.Failures[filter] = new ReadingFailure(FailureKind.Denied, "permission denied");

        var criterion = Only(data.Evaluate(With(Success()), Now));

        Assert.Equal((Verdict.CannotTell, "permission denied"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Ratio_PartialAnswer_CannotTell()
    {
        var data = Counted(90, 10).Add(Alive, [], EachMinute(60));
        data.Partials[Jobs] = "a zone did not answer";

        Assert.Equal(Verdict.CannotTell, Only(data.Evaluate(With(Success()), Now)).Verdict);
    }

    [Fact]
    public void Ratio_DataLate_CannotTell()
    {
        var data = new MinuteData().Add(Jobs, Outcome("done"), At(20, 100)).Add(Alive, [], EachMinute(60, endingMinutesAgo: 20));

        var criterion = Only(data.Evaluate(With(Success()), Now));

        Assert.Equal((Verdict.CannotTell, "late: newest data 11:40, expected 12:00"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Ratio_EverythingVanishedHoursAgo_CannotTell_AlsoOverALongWindow()
    {
        var data = new MinuteData().Add(Jobs, Outcome("failed"), At(130, 100)).Add(Alive, [], EachMinute(300, endingMinutesAgo: 120));

        var criterion = Only(data.Evaluate(With(Success() with { Window = TimeSpan.FromHours(5) }), Now));

        Assert.Equal((Verdict.CannotTell, "late: newest data 10:00, expected 12:00"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void RatioWithin_NotMet_TellsObjectiveAndTimeoutInForce()
    {
        var criterion = Success() with { Signal = "duration", Within = 4, Objective = new() { Is = Comparison.AtLeast, Than = 95 } };
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("timeout"), Took(5, 0, 0, 0, 0, 20));

        Assert.Equal("0 %, must be at least 95 % within 4 s, timeout in force 10 s", Only(data.Evaluate(With(criterion), Now)).Reason);
    }

    [Theory]
    [InlineData(new long[] { 0, 100, 0, 0, 0 }, 0, 2, Verdict.Met)]
    [InlineData(new long[] { 0, 94, 0, 6, 0 }, 0, 4, Verdict.NotMet)]
    [InlineData(new long[] { 0, 95, 0, 0, 0 }, 5, 4, Verdict.Met)]
    [InlineData(new long[] { 0, 94, 0, 0, 0 }, 6, 4, Verdict.NotMet)]
    [InlineData(new long[] { 0, 90, 10, 0, 0 }, 0, 3, Verdict.CannotTell)]
    [InlineData(new long[] { 0, 50, 10, 40, 0 }, 0, 3, Verdict.NotMet)]
    [InlineData(new long[] { 0, 0, 0, 0, 100 }, 0, 8, Verdict.NotMet)]
    public void RatioWithin_TimedOutAttemptsCountAndStraddledBucketsDoNotGuess(long[] counts, int timedOut, double within, Verdict verdict)
    {
        var criterion = Success() with { Signal = "duration", Within = within, Objective = new() { Is = Comparison.AtLeast, Than = 95 } };
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("done"), Took(5, counts));
        if (timedOut > 0)
        {
            data.Add(Durations, Outcome("timeout"), Took(5, 0, 0, 0, 0, timedOut));
        }

        var result = Only(data.Evaluate(With(criterion), Now));

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(100, result.Total);
    }

    [Fact]
    public void RatioWithin_NoBuckets_CannotTell()
    {
        var criterion = Success() with { Signal = "duration", Within = 4 };
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("done"), new Point(End, 50, new Histogram([], [], 50)));

        var result = Only(data.Evaluate(With(criterion), Now));

        Assert.Equal((Verdict.CannotTell, "the distribution came without buckets: only the count is known"), (result.Verdict, result.Reason));
    }
}
