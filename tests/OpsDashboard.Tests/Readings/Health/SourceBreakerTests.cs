using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
using OpsDashboard.Readings.Health;
using static OpsDashboard.Tests.Support.WireSample;

namespace OpsDashboard.Tests.Readings.Health;

public sealed class SourceBreakerTests
{
    private static readonly ReadingFailure Down = new(FailureKind.Unreachable, "no answer");

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly SourceBreaker _breaker;

    public SourceBreakerTests() => _breaker = new SourceBreaker(_time);

    [Theory]
    [InlineData(FailureKind.Denied)]
    [InlineData(FailureKind.Unreachable)]
    [InlineData(FailureKind.Broken)]
    public async Task Failures_FiveOfFive_OpenIt_AndTheNextIsNotAsked(FailureKind kind)
    {
        var failure = new ReadingFailure(kind, "it is so");
        await _breaker.RecordAsync(Times(4, failure));
        Assert.Equal((BreakerState.Closed, null), (_breaker.State, _breaker.NextTry));

        await _breaker.RecordAsync([failure]);

        Assert.Equal((BreakerState.Open, Noon.AddSeconds(5)), (_breaker.State, _breaker.NextTry));
        Assert.Equal(new ReadingFailure(kind, "it is so (not asked again yet)"), await _breaker.TryAsync(() => throw new InvalidOperationException("asked")));
    }

    [Theory]
    [InlineData(FailureKind.Invalid)]
    [InlineData(FailureKind.NotFound)]
    public async Task Queries_ThatAreWrongThemselves_LeaveItClosed(FailureKind kind)
    {
        await _breaker.RecordAsync(Times(100, new ReadingFailure(kind, "no")));

        Assert.Equal(BreakerState.Closed, _breaker.State);
    }

    [Fact]
    public async Task Failures_BesideOneAnswerOfTheSameCycle_LeaveItClosed()
    {
        await _breaker.RecordAsync([.. Times(40, Down), null]);

        Assert.Equal(BreakerState.Closed, _breaker.State);
    }

    [Fact]
    public async Task Failures_LongAfterAnswers_OpenIt()
    {
        await _breaker.RecordAsync(Times(40, null));
        _time.Advance(TimeSpan.FromSeconds(6));

        await _breaker.RecordAsync(Times(5, Down));

        Assert.Equal(BreakerState.Open, _breaker.State);
    }

    [Fact]
    public async Task Trials_ThatFail_MakeTheBreakLonger_UpToAMinute()
    {
        await _breaker.RecordAsync(Times(5, Down));
        var breaks = new List<double>();
        for (var trial = 0; trial < 6; trial++)
        {
            breaks.Add((_breaker.NextTry!.Value - _time.GetUtcNow()).TotalSeconds);
            _time.SetUtcNow(_breaker.NextTry.Value);
            Assert.Equal(BreakerState.HalfOpen, _breaker.State);
            Assert.Equal(Down, await _breaker.TryAsync(() => Task.FromResult<ReadingFailure?>(Down)));
            Assert.Equal(BreakerState.Open, _breaker.State);
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], breaks);
    }

    [Fact]
    public async Task Trial_ThatIsAnswered_ClosesIt_AndTheNextBreakIsShortAgain()
    {
        await _breaker.RecordAsync(Times(5, Down));
        _time.Advance(TimeSpan.FromSeconds(5));
        await _breaker.TryAsync(() => Task.FromResult<ReadingFailure?>(Down));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await _breaker.TryAsync(() => Task.FromResult<ReadingFailure?>(null)));

        Assert.Equal((BreakerState.Closed, null), (_breaker.State, _breaker.NextTry));
        await _breaker.RecordAsync(Times(5, Down));
        Assert.Equal(_time.GetUtcNow().AddSeconds(5), _breaker.NextTry);
    }

    [Fact]
    public async Task Trial_OfTwo_IsOne()
    {
        await _breaker.RecordAsync(Times(5, Down));
        _time.Advance(TimeSpan.FromSeconds(5));
        var answer = new TaskCompletionSource<ReadingFailure?>();

        var first = _breaker.TryAsync(() => answer.Task);
        var second = await _breaker.TryAsync(() => throw new InvalidOperationException("asked"));

        Assert.Equal(Down with { Reason = "no answer (not asked again yet)" }, second);
        answer.SetResult(null);
        Assert.Null(await first);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(5, 60)]
    [InlineData(-5, 60)]
    [InlineData(90, 90)]
    [InlineData(3600, 3600)]
    [InlineData(86_400, 3600)]
    public async Task Quota_UsedUp_WaitsAsLongAsIsAsked_AtLeastAMinuteAndAtMostAnHour(int? asked, int waited)
    {
        var quota = new ReadingFailure(FailureKind.Quota, "used up", asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

        await _breaker.RecordAsync([null, null, .. Times(2, quota)]);

        Assert.Equal((BreakerState.Open, Noon.AddSeconds(waited)), (_breaker.State, _breaker.NextTry));
        Assert.Equal(new ReadingFailure(FailureKind.Quota, "used up (not asked again yet)"), _breaker.NotAsked);
        _time.Advance(TimeSpan.FromSeconds(waited - 1));
        Assert.Equal(BreakerState.Open, _breaker.State);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(BreakerState.HalfOpen, _breaker.State);
    }

    [Fact]
    public async Task Quota_OfTheFewerCalls_LeavesItClosed()
    {
        await _breaker.RecordAsync([.. Times(6, new ReadingFailure(FailureKind.Quota, "used up")), .. Times(7, null)]);

        Assert.Equal(BreakerState.Closed, _breaker.State);
    }

    private static IEnumerable<ReadingFailure?> Times(int times, ReadingFailure? failure) => Enumerable.Repeat(failure, times);
}
