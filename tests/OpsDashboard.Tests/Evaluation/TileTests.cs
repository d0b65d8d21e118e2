using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

public sealed class TileTests
{
    [Fact]
    public void Gauge_NoPoints_IsNoData()
    {
        var tile = Tile("queue-depth", new MinuteData());

        Assert.Equal((TileStatus.NoData, null, "no data in the last 1 h"), (tile.Status, tile.Value, tile.Reason));
    }

    [Fact]
    public void Gauge_Healthy_TellsValueAndBothTimes()
    {
        var tile = Tile("queue-depth", new MinuteData().Add(Depth, [], EachMinute(60, 12.5)));

        Assert.Equal((TileStatus.Ok, 12.5, End, 60.0, 3600.0), (tile.Status, tile.Value, tile.DataTime, tile.ExpectedDelaySeconds, tile.WindowSeconds));
        Assert.Equal(60, tile.Points.Count);
    }

    [Fact]
    public void Gauge_MissingMinute_IsAGap()
    {
        var tile = Tile("queue-depth", new MinuteData().Add(Depth, [], EachMinute(60, 1).Where(point => point.End != End.AddMinutes(-5))));

        var gap = Assert.Single(tile.Points, point => point.Value is null);
        Assert.Equal(End.AddMinutes(-5).ToUnixTimeSeconds(), gap.UnixSeconds);
    }

    [Fact]
    public void Gauge_OldData_IsStaleAndKeepsTheOldValue()
    {
        var tile = Tile("queue-depth", new MinuteData().Add(Depth, [], EachMinute(30, 1, endingMinutesAgo: 4)));

        Assert.Equal((TileStatus.Stale, 1.0, "late: newest data 11:56, expected 12:00"), (tile.Status, tile.Value, tile.Reason));
    }

    [Fact]
    public void Gauge_SeveralSeries_IsAnErrorNotAGuess()
    {
        var data = new MinuteData().Add(Depth, new() { ["zone"] = "a" }, EachMinute(60, 1)).Add(Depth, new() { ["zone"] = "b" }, EachMinute(60, 2));

        Assert.Equal((TileStatus.Error, "the query returned 2 series, which REDUCE_SUM should have joined into one"), (Tile("queue-depth", data).Status, Tile("queue-depth", data).Reason));
    }

    [Theory]
    [InlineData(new double[] { 10, 10, 10, 10, 200 }, TileStatus.Ok)]
    [InlineData(new double[] { 10, 10, 10, 200, 200 }, TileStatus.Critical)]
    [InlineData(new double[] { 10, 10, 10, 60, 60 }, TileStatus.Warning)]
    [InlineData(new double[] { 200, 200, 200, 10, 10 }, TileStatus.Critical)]
    [InlineData(new double[] { 200, 200, 10, 10, 10 }, TileStatus.Ok)]
    [InlineData(new double[] { 200, 200, 60, 60, 60 }, TileStatus.Warning)]
    public void Gauge_TwoPointsWorsenThreeImprove(double[] values, TileStatus status)
    {
        var points = values.Select((value, index) => new Point(End.AddMinutes(index - values.Length + 1), value));

        Assert.Equal(status, Tile("queue-depth", new MinuteData().Add(Depth, [], points)).Status);
    }

    [Fact]
    public void Event_SilentWhileAlive_IsZeroNotNoData()
    {
        var tile = Tile("failures", new MinuteData().Add(Alive, [], EachMinute(60)));

        Assert.Equal((TileStatus.Ok, 0.0, "none since 11:00"), (tile.Status, tile.Value, tile.Reason));
        Assert.All(tile.Points, point => Assert.Equal(0, point.Value));
    }

    [Fact]
    public void Event_SilentAndNotAlive_IsNoData()
    {
        var tile = Tile("failures", new MinuteData());

        Assert.Equal((TileStatus.NoData, null), (tile.Status, tile.Value));
        Assert.All(tile.Points, point => Assert.Null(point.Value));
    }

    [Fact]
    public void Event_PresenceStopped_IsStaleNotZero()
    {
        var tile = Tile("failures", new MinuteData().Add(Alive, [], EachMinute(30, endingMinutesAgo: 30)));

        Assert.Equal(TileStatus.Stale, tile.Status);
    }

    [Fact]
    public void Ratio_NoEventsWhileAlive_ClaimsNoNumber()
    {
        var tile = Tile("success-rate", new MinuteData().Add(Alive, [], EachMinute(60)));

        Assert.Equal((null, "none since 11:00"), (tile.Value, tile.Reason));
    }

    [Theory]
    [InlineData(99, 1, TileStatus.Ok)]
    [InlineData(90, 10, TileStatus.Warning)]
    [InlineData(10, 90, TileStatus.Critical)]
    public void Ratio_IsMeasuredOverTheWholeWindow(int done, int failed, TileStatus status)
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Jobs, Outcome("done"), At(50, done)).Add(Jobs, Outcome("failed"), At(1, failed));

        var tile = Tile("success-rate", data);

        Assert.Equal((status, (double)done, (double)(done + failed)), (tile.Status, tile.Counted, tile.Total));
    }

    [Fact]
    public void Percentile_InterpolatesInsideItsBucket()
    {
        var tile = Tile("duration", new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("done"), Took(3, 0, 0, 100, 0, 0)));

        Assert.Equal((3.9, null, TileStatus.Warning), (Math.Round(tile.Value!.Value, 6), tile.Bound, tile.Status));
    }

    [Fact]
    public void Percentile_AllUnfinished_WithoutAKnownTimeout_SaysSo_AndIsBeyondEveryThreshold()
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("timeout"), Took(3, 0, 0, 0, 0, 5));
        var options = Example.With();
        options = options with { Signals = options.Signals.Select(signal => signal.Id == "duration" ? signal with { TimeoutFact = null } : signal).ToValueList() };

        var tile = data.Evaluate(options, Now).Tiles.Single(one => one.Id == "duration");

        Assert.Equal((null, Bound.AtLeast, TileStatus.Critical), (tile.Value, tile.Bound, tile.Status));
        Assert.Equal("did not finish; how long that took at least is not known, for the timeout is not", tile.Reason);
    }

    [Fact]
    public void Percentile_AmongTimedOut_IsALowerBoundAtTheTimeout()
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("done"), Took(3, 0, 10, 0, 0, 0)).Add(Durations, Outcome("timeout"), Took(3, 0, 0, 0, 0, 5));

        var tile = Tile("duration", data);

        Assert.Equal((10.0, Bound.AtLeast, TileStatus.Critical), (tile.Value, tile.Bound, tile.Status));
    }

    [Fact]
    public void Follows_NothingPassed_IsNotReached()
    {
        var deploy = Duration with { Id = "deploy", Title = "Deploy", Query = Duration.Query with { Filter = "metric.type = \"x/deploy\"" }, Follows = "duration" };
        var after = deploy with { Id = "after", Title = "After", Query = deploy.Query with { Filter = "metric.type = \"x/after\"" }, Follows = "deploy" };
        var options = With() with { Signals = [Duration, deploy, after] };
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("timeout"), Took(3, 0, 0, 0, 0, 108));

        var tiles = data.Evaluate(options, Now).Tiles;

        Assert.All(tiles.Skip(1), tile => Assert.Equal((TileStatus.NotReached, "0 of 108 passed Job duration p95"), (tile.Status, tile.Reason)));
    }

    [Fact]
    public void ReadFails_IsErrorWithTheLastValueBeside()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(60, 7));
        var before = data.Evaluate(With(), Now);
        data.Failures[Depth] = new ReadingFailure(FailureKind.Unreachable, "no answer within 10 s");

        var tile = data.Evaluate(With(), Now.AddMinutes(1), before).Tiles.Single(one => one.Id == "queue-depth");

        Assert.Equal((TileStatus.Error, "no answer within 10 s", 7.0, End), (tile.Status, tile.Reason, tile.Value, tile.DataTime));
    }

    [Fact]
    public void PartialAnswer_IsNeverGood()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(60, 7));
        data.Partials[Depth] = "a zone did not answer";

        Assert.Equal((TileStatus.Error, "partial answer: a zone did not answer"), (Tile("queue-depth", data).Status, Tile("queue-depth", data).Reason));
    }

    [Fact]
    public void PartialAnswerWithoutPoints_SaysThatItIsPartial()
    {
        var data = new MinuteData();
        data.Partials[Depth] = "a zone did not answer";

        Assert.Equal((TileStatus.Error, "partial answer: a zone did not answer"), (Tile("queue-depth", data).Status, Tile("queue-depth", data).Reason));
    }

    [Fact]
    public void Gauge_Overflow_IsAnError_NotInfinity()
    {
        var scaled = QueueDepth with { Scale = 100 };

        var tile = new MinuteData().Add(Depth, [], EachMinute(60, double.MaxValue)).Evaluate(With() with { Signals = [scaled] }, Now).Tiles[0];

        Assert.Equal((TileStatus.Error, null), (tile.Status, tile.Value));
    }

    [Fact]
    public void Event_PointsAreWholeSteps()
    {
        var tile = Tile("success-rate", new MinuteData().Add(Alive, [], EachMinute(60)).Add(Jobs, Outcome("done"), EachMinute(60)));

        Assert.Equal(12, tile.Points.Count);
        Assert.Equal(End.ToUnixTimeSeconds(), tile.Points[^1].UnixSeconds);
    }

    [Fact]
    public void PercentOf_DividesByTheFacts()
    {
        var share = QueueDepth with { Unit = "%", PercentOf = ["workers", "per-worker"] };

        var tile = new MinuteData().Add(Depth, [], EachMinute(60, 30)).Evaluate(With() with { Signals = [share] }, Now).Tiles[0];

        Assert.Equal(25, tile.Value);
    }

    [Theory]
    [InlineData("queue-depth", Depth)]
    [InlineData("failures", "metric.labels.outcome = \"failed\" AND " + Jobs)]
    [InlineData("success-rate", Jobs)]
    public void TextInsteadOfNumbers_IsAnError_AndNothingIsMet(string signal, string filter)
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(filter, Outcome("done"), EachMinute(60).Select(point => point with { Number = double.NaN, Text = "up" }));
        var zero = Success() with { Kind = CriterionKind.Zero, Signal = signal };
        var gauge = Success() with { Id = "gauge", Kind = CriterionKind.Gauge, Signal = signal, Objective = new() { Is = Comparison.Below, Than = 5 } };

        var result = data.Evaluate(With(signal == "queue-depth" ? gauge : zero), Now);

        Assert.Equal((TileStatus.Error, null), (result.Tiles.Single(tile => tile.Id == signal).Status, result.Tiles.Single(tile => tile.Id == signal).Value));
        Assert.Equal(Verdict.CannotTell, result.Incidents[0].Horizons[0].Criteria[0].Verdict);
    }

    private static Tile Tile(string id, MinuteData data) => data.Evaluate(With(), Now).Tiles.Single(tile => tile.Id == id);
}
