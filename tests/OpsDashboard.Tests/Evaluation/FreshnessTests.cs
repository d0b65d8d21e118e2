using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>How old data may be, by ingest delay and sampling, and what is said of it.</summary>
public sealed class FreshnessTests
{
    private const string DepthMetric = "custom.googleapis.com/queue_depth";
    private const string AliveMetric = "custom.googleapis.com/workers";
    private static readonly MetricTiming EveryFiveMinutes = new(null, TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData(0, 0, "as fresh as Google can be")]
    [InlineData(1, 1, "late by 1 min")]
    [InlineData(3, 3, "late by 3 min")]
    [InlineData(4, 4, "late by 4 min")]
    [InlineData(58, 58, "late by 58 min")]
    public void Gauge_ByItsNewestPoint_SaysByHowMuchItIsLate(int minutesAgo, int late, string words)
    {
        var tile = Tile("queue-depth", new MinuteData().Add(Depth, [], EachMinute(59 - minutesAgo, endingMinutesAgo: minutesAgo)), Now);

        Assert.Equal((late, words), (tile.LateMinutes, Words(tile)));
        Assert.Equal(minutesAgo > 3 ? TileStatus.Stale : TileStatus.Ok, tile.Status);
        Assert.Equal((End.AddMinutes(-minutesAgo), End), (tile.DataTime, tile.FetchTime));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    [InlineData(59)]
    public void Fresh_WhateverTheSecondOfTheMinute(int second)
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(60));

        Assert.Equal("as fresh as Google can be", Words(Tile("queue-depth", data, End.AddSeconds(60 + second))));
    }

    [Fact]
    public void SameOldData_PollAfterPoll_BecomesStale_AlsoIfItNeverWasFresh()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(5, endingMinutesAgo: 30));

        for (var minute = 0; minute < 25; minute++)
        {
            Assert.Equal(TileStatus.Stale, Tile("queue-depth", data, Now.AddMinutes(minute)).Status);
        }

        Assert.Equal(TileStatus.NoData, Tile("queue-depth", data, Now.AddHours(1)).Status);
    }

    [Fact]
    public void SameOldData_WhileTimeStandsStill_IsNotStale()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(60));
        var result = data.Evaluate(With(), Now);

        for (var poll = 0; poll < 10; poll++)
        {
            result = data.Evaluate(With(), Now, result);
        }

        Assert.Equal(TileStatus.Ok, result.Tiles.Single(tile => tile.Id == "queue-depth").Status);
    }

    [Theory]
    [InlineData(4, TileStatus.Ok, "as fresh as Google can be")]
    [InlineData(9, TileStatus.Ok, "late by 5 min")]
    [InlineData(15, TileStatus.Ok, "late by 11 min")]
    [InlineData(16, TileStatus.Stale, "late by 12 min")]
    public void SampledEveryFiveMinutes_IsLateByItsOwnSampling(int minutesAgo, TileStatus status, string words)
    {
        var data = new MinuteData().Add(Depth, [], EveryFive(minutesAgo));
        data.Timings[DepthMetric] = EveryFiveMinutes;

        var tile = Tile("queue-depth", data, Now);

        Assert.Equal((status, words), (tile.Status, Words(tile)));
        Assert.DoesNotContain(tile.Points, point => point.Value is null);
    }

    [Fact]
    public void GaugeCriterion_SampledEveryFiveMinutes_IsCoveredByItsSamples()
    {
        var data = new MinuteData().Add(Depth, [], EveryFive(2));
        data.Timings[DepthMetric] = EveryFiveMinutes;

        Assert.Equal(Verdict.Met, Only(data.Evaluate(With(ShortQueue), Now)).Verdict);
        Assert.Equal("data for 55 of 60 minutes", Only(Without(data, End.AddMinutes(-22)).Evaluate(With(ShortQueue), Now)).Reason);
    }

    [Fact]
    public void Presence_SampledEveryFiveMinutes_CoversFiveMinutesEach()
    {
        var data = Counted(90, 10).Add(Alive, [], EveryFive(3));
        data.Timings[AliveMetric] = EveryFiveMinutes;
        var result = data.Evaluate(With(Success()), Now);
        var tile = result.Tiles.Single(one => one.Id == "success-rate");

        Assert.Equal(Verdict.Met, Only(result).Verdict);
        Assert.Equal(TileStatus.Warning, tile.Status);

        var without = Counted(90, 10).Add(Alive, [], EveryFive(3).Where(point => point.End != End.AddMinutes(-23)));
        without.Timings[AliveMetric] = EveryFiveMinutes;
        Assert.Equal("data for 55 of 60 minutes", Only(without.Evaluate(With(Success()), Now)).Reason);
    }

    [Fact]
    public void Silence_BetweenSparseSignsOfLife_IsZeroNotAGap()
    {
        var data = new MinuteData().Add(Alive, [], EveryFive(4));
        data.Timings[AliveMetric] = EveryFiveMinutes;

        var points = Tile("failures", data, Now).Points;

        Assert.All(points.Skip(4), point => Assert.Equal(0, point.Value));
    }

    [Fact]
    public void IngestDelay_OfTheSignal_OverridesTheDescriptor()
    {
        var signal = QueueDepth with { IngestDelay = TimeSpan.FromMinutes(10) };
        var data = new MinuteData().Add(Depth, [], EachMinute(60, endingMinutesAgo: 9));
        data.Timings[DepthMetric] = new MetricTiming(TimeSpan.FromMinutes(2), null);

        var tile = data.Evaluate(With() with { Signals = [signal] }, Now).Tiles[0];

        Assert.Equal((TileStatus.Ok, 600.0, End.AddMinutes(-9), "as fresh as Google can be"), (tile.Status, tile.ExpectedDelaySeconds, tile.DataTime, Words(tile)));
    }

    [Fact]
    public void Window_TooShortForItsSampling_CannotTell_InWords()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(60));
        data.Timings[DepthMetric] = new MetricTiming(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));

        var criterion = Only(data.Evaluate(With(ShortQueue), Now));

        Assert.Equal((Verdict.CannotTell, "the window of 1 h is shorter than 2 × (sample period 1800 s + ingest delay 600 s)"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Timeline_EndsWhereItsSlowestSignalCanBeExpected()
    {
        var options = With() with { Incidents = [With().Incidents[0] with { Timeline = new() { Success = "success-rate", Duration = "duration" } }] };
        var data = new MinuteData();
        data.Timings[AliveMetric] = new MetricTiming(TimeSpan.FromMinutes(4), null);

        var timeline = data.Evaluate(options, Now).Incidents[0].Timeline!;

        Assert.Equal((End.AddMinutes(-5), TimeSpan.FromMinutes(5)), (timeline.To, timeline.Step));
    }

    [Fact]
    public void NewestDataOfAnotherDay_IsNamedWithItsDay()
    {
        var wide = QueueDepth with { Window = TimeSpan.FromDays(3) };
        var data = new MinuteData().Add(Depth, [], At(2 * 24 * 60, 5));

        Assert.Equal("late: newest data 27 Feb 12:00, expected 1 Mar 12:00", data.Evaluate(With() with { Signals = [wide] }, Now).Tiles[0].Reason);
    }

    [Fact]
    public void FailedRead_KeepsWhenItWasLastRead()
    {
        var data = new MinuteData().Add(Depth, [], EachMinute(60));
        var before = data.Evaluate(With(), Now);
        data.Failures[Depth] = new ReadingFailure(FailureKind.Unreachable, "no answer");

        var tile = data.Evaluate(With(), Now.AddMinutes(5), before).Tiles.Single(one => one.Id == "queue-depth");

        Assert.Equal((End, End, "last successful read"), (tile.DataTime, tile.FetchTime, Words(tile)));
    }

    [Fact]
    public void TileThatCannotBeRead_DoesNotDecideACriterionThatHasItsOwnData()
    {
        // The tile's own hour fails while the criterion's two hours answer.
        var twoHours = Success() with { Window = TimeSpan.FromHours(2) };
        var data = Counted(90, 10).Add(Alive, [], EachMinute(120));
        var requests = ReadingPlan.Requests(With(twoHours), data.Timings, Now);
        var readings = data.Read(requests.Keys);
        var failing = new Reading([], End, new ReadingFailure(FailureKind.Unreachable, "no answer"));
        var some = readings.Readings.ToDictionary(pair => pair.Key, pair => pair.Key.End - pair.Key.Start == TimeSpan.FromHours(1) ? failing : pair.Value);

        var criterion = Only(Evaluator.Evaluate(With(twoHours), readings with { Readings = some }, Now));

        Assert.Equal((Verdict.Met, null), (criterion.Verdict, criterion.Reason));
    }

    private static MinuteData Without(MinuteData data, DateTimeOffset end)
    {
        var less = new MinuteData().Add(Depth, [], EveryFive(2).Where(point => point.End != end));
        less.Timings[DepthMetric] = data.Timings[DepthMetric];
        return less;
    }

    private static IEnumerable<Point> EveryFive(int endingMinutesAgo) => Enumerable.Range(0, 30).Select(i => At(endingMinutesAgo + (5 * i), 1));

    private static string Words(Tile tile) => TileView.Of(tile, new MetricSource("p"), Now).Freshness;

    private static Tile Tile(string id, MinuteData data, DateTimeOffset now) => data.Evaluate(With(), now).Tiles.Single(tile => tile.Id == id);
}
