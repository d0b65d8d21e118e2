using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

public sealed class CriterionTests
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

        Assert.Equal((Verdict.CannotTell, "no data: neither events nor signs of life in the last 1 h"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void RatioWithin_NotMet_TellsObjectiveAndTimeoutInForce()
    {
        var criterion = Success() with { Signal = "duration", Within = 4, Objective = new() { Is = Comparison.AtLeast, Than = 95 } };
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("timeout"), Took(5, 0, 0, 0, 0, 20));

        Assert.Equal("0 %, must be at least 95 % within 4 s, timeout in force 10 s", Only(data.Evaluate(With(criterion), Now)).Reason);
    }

    [Fact]
    public void Gauge_SeveralSeries_CannotTell()
    {
        var below50 = Success() with { Kind = CriterionKind.Gauge, Signal = "queue-depth", Objective = new() { Is = Comparison.Below, Than = 50 } };
        var data = new MinuteData().Add(Depth, new() { ["zone"] = "a" }, EachMinute(60)).Add(Depth, new() { ["zone"] = "b" }, EachMinute(60));

        var criterion = Only(data.Evaluate(With(below50), Now));

        Assert.Equal((Verdict.CannotTell, "the query returned 2 series; it must join them into one"), (criterion.Verdict, criterion.Reason));
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

    [Theory]
    [InlineData(0, 60, Verdict.Met, null)]
    [InlineData(0, 59, Verdict.TooEarly, "data for 59 of 60 minutes")]
    [InlineData(0, 0, Verdict.CannotTell, "no data: neither events nor signs of life in the window")]
    [InlineData(1, 60, Verdict.NotMet, "1 jobs in the window, must be none")]
    [InlineData(1, 3, Verdict.NotMet, "1 jobs in the window, must be none")]
    public void Zero_NeedsASignOfLifeForEveryMinute(int events, int aliveMinutes, Verdict verdict, string? reason)
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(aliveMinutes));
        if (events > 0)
        {
            data.Add(Failures.Query.Filter, [], At(0, events));
        }

        var criterion = Only(data.Evaluate(With(Zero), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
    }

    [Theory]
    [InlineData(40, 60, Verdict.Met, null)]
    [InlineData(60, 60, Verdict.NotMet, "60 jobs, must be below 50 jobs")]
    [InlineData(60, 1, Verdict.NotMet, "60 jobs, must be below 50 jobs")]
    [InlineData(40, 50, Verdict.TooEarly, "data for 50 of 60 minutes")]
    [InlineData(40, 0, Verdict.CannotTell, "no data in the window")]
    public void Gauge_ComparesItsStatistic(double value, int minutes, Verdict verdict, string? reason)
    {
        var below50 = new CriterionOptions
        {
            Id = "depth",
            Title = "Queue is short",
            Kind = CriterionKind.Gauge,
            Signal = "queue-depth",
            Window = TimeSpan.FromHours(1),
            Objective = new() { Is = Comparison.Below, Than = 50 },
        };

        var criterion = Only(new MinuteData().Add(Depth, [], EachMinute(minutes, value)).Evaluate(With(below50), Now));

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
    [InlineData(new[] { Verdict.Met, Verdict.Met }, Verdict.Met)]
    [InlineData(new[] { Verdict.Met, Verdict.TooEarly }, Verdict.TooEarly)]
    [InlineData(new[] { Verdict.TooEarly, Verdict.CannotTell }, Verdict.CannotTell)]
    [InlineData(new[] { Verdict.CannotTell, Verdict.NotMet, Verdict.Met }, Verdict.NotMet)]
    public void Composite_TakesTheWorst(Verdict[] parts, Verdict whole) => Assert.Equal(whole, Composite.Worst(parts));

    [Fact]
    public void All_Unsigned_NamesTheOpenPart()
    {
        var signOff = new CriterionOptions { Id = "sign", Title = "Operator sign-off", Kind = CriterionKind.SignOff };
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, signOff] };

        var criterion = Only(new MinuteData().Add(Alive, [], EachMinute(60)).Evaluate(With(all), Now));

        Assert.Equal((Verdict.NotMet, "Operator sign-off: awaiting sign-off"), (criterion.Verdict, criterion.Reason));
        Assert.Equal((1.0, 2.0, "parts"), (criterion.Measured, criterion.Objective, criterion.Unit));
    }

    [Theory]
    [InlineData(CriterionKind.SignOff, Verdict.NotMet, "awaiting sign-off")]
    [InlineData(CriterionKind.Evidence, Verdict.CannotTell, "evidence source not configured")]
    [InlineData(CriterionKind.Monitoring, Verdict.CannotTell, "evidence source not configured")]
    public void Unmeasured_SaysWhatIsMissing(CriterionKind kind, Verdict verdict, string reason)
    {
        var criterion = Only(new MinuteData().Evaluate(With(new CriterionOptions { Id = "x", Title = "X", Kind = kind }), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
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

    private static readonly CriterionOptions Zero = new()
    {
        Id = "zero",
        Title = "No failed job",
        Kind = CriterionKind.Zero,
        Signal = "failures",
        Window = TimeSpan.FromHours(1),
    };

    private static MinuteData Counted(int done, int failed)
    {
        var data = new MinuteData();
        _ = done > 0 ? data.Add(Jobs, Outcome("done"), At(0, done)) : data;
        return failed > 0 ? data.Add(Jobs, Outcome("failed"), At(0, failed)) : data;
    }

    private static Criterion Only(EvaluationResult result) => Assert.Single(Assert.Single(result.Incidents[0].Horizons).Criteria);
}
