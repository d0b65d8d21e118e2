using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.Health;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;
using static OpsDashboard.Tests.Support.WireSample;

namespace OpsDashboard.Tests.Snapshots;

/// <summary>The statuses of a source, each from what it answered.</summary>
public sealed class SourceStatesTests
{
    private const string Skewed = "the clock of this machine is 3 h ahead of the server's: data seem late; set the clock";

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly SourceHealth _health;

    public SourceStatesTests() => _health = new SourceHealth(_time);

    [Theory]
    [InlineData("answered answered", false, 0, SourceStatus.Ok, null)]
    [InlineData("answered answered", true, 0, SourceStatus.Late, null)]
    [InlineData("answered partial", true, 0, SourceStatus.Partial, "a zone is missing")]
    [InlineData("answered quota", false, 0, SourceStatus.Partial, "1 of 2 queries failed: quota")]
    [InlineData("answered answered", false, 3, SourceStatus.Partial, Skewed)]
    [InlineData("answered answered", true, 3, SourceStatus.Late, Skewed)]
    [InlineData("answered partial", false, 3, SourceStatus.Partial, "a zone is missing")]
    [InlineData("denied denied", false, 3, SourceStatus.Denied, "denied")]
    [InlineData("denied denied", false, 0, SourceStatus.Denied, "denied")]
    [InlineData("quota quota unreachable", false, 0, SourceStatus.Quota, "quota")]
    [InlineData("unreachable unreachable", false, 0, SourceStatus.Unreachable, "unreachable")]
    [InlineData("broken broken", false, 0, SourceStatus.Partial, "broken")]
    public void Of_Answers_IsTheStatusAndTheWorstReason(string answers, bool isStale, int hoursAhead, SourceStatus status, string? error)
    {
        _health.Skew.Observe(Noon.AddHours(-hoursAhead), _time.GetTimestamp());

        var source = Of(answers, isStale)[0];

        Assert.Equal(("cloud-monitoring", status, error), (source.Id, source.Status, source.Error));
    }

    [Fact]
    public void Of_SourcesThatAreNotRead_AreOff() =>
        Assert.Equal([SourceStatus.Off, SourceStatus.Off], Of("answered")[1..].Select(source => source.Status));

    [Theory]
    [InlineData(FailureKind.Quota, SourceStatus.Quota, 60)]
    [InlineData(FailureKind.Denied, SourceStatus.Denied, 5)]
    [InlineData(FailureKind.Unreachable, SourceStatus.Unreachable, 5)]
    public async Task Of_BreakerOpen_KeepsTheStatusAndTellsTheNextTry(FailureKind kind, SourceStatus status, int seconds)
    {
        await _health.Breaker.RecordAsync(Enumerable.Repeat(new ReadingFailure(kind, "it is so"), 5));

        var source = Of([new Reading([], Noon, _health.Breaker.NotAsked)])[0];

        Assert.Equal((status, "it is so (not asked again yet)", "open", Noon.AddSeconds(seconds)), (source.Status, source.Error, source.Breaker, source.NextTry));
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal("half-open", Of("answered")[0].Breaker);
    }

    [Fact]
    public void Of_Health_IsInTheState()
    {
        _health.Usage.Add(new UsageCount(2, 7), Noon);
        _health.Skew.Observe(Noon, _time.GetTimestamp());

        var source = Of("answered")[0];

        Assert.Equal(("closed", null, TimeSpan.Zero, 0.50m), (source.Breaker, source.NextTry, source.ClockAhead, source.PricePerMillionSeries));
        Assert.Equal(new UsageCount(2, 7), source.Usage?.Today);
    }

    private SourceState[] Of(string answers, bool isStale = false) => Of([.. answers.Split(' ').Select(Answer)], isStale);

    private SourceState[] Of(Reading[] answers, bool isStale = false)
    {
        var readings = answers.Select((reading, i) => (Request: new SeriesRequest(
            $"metric.type = \"a/{i}\"", new Alignment("ALIGN_SUM", "REDUCE_SUM", TimeSpan.FromMinutes(1), []), null, Noon, Noon), reading)).ToDictionary();
        var tile = SampleSnapshots.Tile() with { Status = isStale ? TileStatus.Stale : TileStatus.Ok };
        return [.. SourceStates.Of(
            new DashboardOptions(), readings.Keys.ToDictionary(request => request, _ => "a-tile"), new ReadingSet(readings, new Dictionary<string, MetricTiming>()), [tile], Noon, previous: null, _health)];
    }

    private static Reading Answer(string word) => word switch
    {
        "answered" => new Reading([], Noon),
        "partial" => new Reading([], Noon, Partial: "a zone is missing"),
        _ => new Reading([], Noon, new ReadingFailure(Enum.Parse<FailureKind>(word, ignoreCase: true), word)),
    };
}
