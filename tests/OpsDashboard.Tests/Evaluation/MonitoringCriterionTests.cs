using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Four signals: three share their signs of life, the queue's depth is its own.</summary>
public sealed class MonitoringCriterionTests
{
    private static readonly CriterionOptions Monitoring = new() { Id = "watch", Title = "Monitoring", Kind = CriterionKind.Monitoring, Window = TimeSpan.FromMinutes(200) };

    [Fact]
    public void Parts_AreCoverageAlertsAndRecurrence()
    {
        var criterion = Evaluate(Data(200, 200));

        Assert.Equal((Verdict.CannotTell, CriterionKind.Monitoring), (criterion.Verdict, criterion.Kind));
        Assert.Equal(
            [("watch-coverage", Verdict.Met, null), ("watch-alert-route", Verdict.CannotTell, "not configured"), ("watch-recurrence", Verdict.CannotTell, "no recurrence rule is configured")],
            criterion.Parts.Select(part => (part.Id, part.Verdict, part.Reason)));
    }

    [Theory]
    [InlineData(200, 200, Verdict.Met, null)]
    [InlineData(198, 200, Verdict.Met, null)]
    [InlineData(200, 197, Verdict.NotMet, "Queue depth 98.5 % of 200 minutes, must be at least 99 %")]
    [InlineData(0, 200, Verdict.NotMet, "Job success 0 %, Job duration p95 0 %, Failed jobs 0 % of 200 minutes, must be at least 99 %")]
    [InlineData(190, 100, Verdict.NotMet, "Queue depth 50 %, Job success 95 %, Job duration p95 95 % and 1 more of 200 minutes, must be at least 99 %")]
    public void Coverage_IsThatOfTheWorstSignal(int alive, int depth, Verdict verdict, string? reason)
    {
        var part = Evaluate(Data(alive, depth)).Parts[0];

        Assert.Equal((verdict, reason), (part.Verdict, part.Reason));
        Assert.Equal((Math.Min(alive, depth), 200.0, 99.0, "%"), (part.Good, part.Total, part.Objective, part.Unit));
    }

    [Theory]
    [InlineData(100, 100, Verdict.TooEarly, "only 100 min of 200 min have passed")]
    [InlineData(100, 98, Verdict.TooEarly, "only 100 min of 200 min have passed")]
    [InlineData(100, 97, Verdict.NotMet, "Queue depth 97 % of 100 minutes: 99 % of 200 min cannot be reached any more")]
    public void Coverage_OfAYoungAttempt_IsTooEarlyWhileItCanBeReached(int minutes, int depth, Verdict verdict, string reason)
    {
        var part = Evaluate(Data(200, depth), opened: minutes).Parts[0];

        Assert.Equal((verdict, reason), (part.Verdict, part.Reason));
        Assert.Equal(End.AddMinutes(-minutes + 201), part.DecidableAt);
    }

    [Fact]
    public void Coverage_SeveralResourceTypes_CannotTell_InTheReducersWords()
    {
        var options = With(Monitoring) with { Signals = [QueueDepth] };
        var readings = Data(200, 200).Read(ReadingPlan.Requests(options, new Dictionary<string, MetricTiming>(), Now).Keys);
        var twice = readings.Readings.ToDictionary(one => one.Key, one => one.Key.Secondary is null ? one.Value : one.Value with { Series = [one.Value.Series[0], one.Value.Series[0]] });

        var part = Only(Evaluator.Evaluate(options, readings with { Readings = twice }, Now)).Parts[0];

        Assert.Equal((Verdict.CannotTell, "Queue depth: the query returned 2 series, which REDUCE_SUM should have joined into one"), (part.Verdict, part.Reason));
    }

    [Fact]
    public void Coverage_OneReadFails_CannotTell()
    {
        var data = Data(200, 200);
        data.Failures[Depth] = new ReadingFailure(FailureKind.Unreachable, "no answer");

        var part = Evaluate(data).Parts[0];

        Assert.Equal((Verdict.CannotTell, "Queue depth: no answer"), (part.Verdict, part.Reason));
    }

    [Fact]
    public void Coverage_AsksOncePerSeries_AndCountsAGaugeAfterItsOwnAligner()
    {
        var part = Evaluate(Data(200, 200)).Parts[0];

        Assert.Equal(
            [$"{Alive} | ALIGN_MAX 60s | REDUCE_SUM", $"{Depth} | ALIGN_MEAN 60s | REDUCE_SUM | ALIGN_COUNT 12000s | REDUCE_SUM"],
            part.Queries);
    }

    [Fact]
    public void Coverage_OfASlowMetric_CountsItsWholePeriod()
    {
        var data = Data(200, 0).Add(Depth, [], Enumerable.Range(0, 40).Select(i => At(i * 5, 1)));
        data.Timings["custom.googleapis.com/queue_depth"] = new MetricTiming(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));

        Assert.Equal(Verdict.Met, Evaluate(data).Parts[0].Verdict);
    }

    [Theory]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.NotMet)]
    public void Recurrence_IsTakenAsFound(Verdict verdict)
    {
        var options = With(Monitoring);
        var readings = Data(200, 200).Read(ReadingPlan.Requests(options, new Dictionary<string, MetricTiming>(), Now).Keys);
        var signals = options.Signals.ToDictionary(signal => signal.Id);
        var input = new CriterionInput(readings, new Facts(options, readings.Configuration, Now), new Attempt(1, End.AddHours(-6)), Now, signals, new Dictionary<string, Tile>())
        {
            Recurred = new RecurrenceFinding(verdict, "as found"),
        };

        var part = CriterionEvaluation.Evaluate(Monitoring, input).Parts[2];

        Assert.Equal((verdict, "as found"), (part.Verdict, part.Reason));
    }

    private static MinuteData Data(int alive, int depth) => new MinuteData().Add(Alive, [], EachMinute(alive)).Add(Depth, [], EachMinute(depth));

    private static Criterion Evaluate(MinuteData data, int opened = 360) => Only(data.Evaluate(With(Monitoring).OpenedAt(End.AddMinutes(-opened)), Now));
}
