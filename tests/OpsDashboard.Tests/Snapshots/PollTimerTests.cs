using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Journal;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Snapshots;

public sealed class PollTimerTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1, 60)]
    [InlineData(60, 1)]
    [InlineData(3600, 1)]
    [InlineData(0.5, 120)]
    [InlineData(1e-300, 3600)]
    public async Task Next_ComesAfterAnIntervalOfIncidentTime_WithinASecondAndAnHour(double timeScale, int seconds)
    {
        var clock = new IncidentClock(_time, _time.GetUtcNow(), timeScale);
        using var timer = new PollTimer(TimeSpan.FromMinutes(1), clock, demo: null, new IncidentJournal(clock, _time), _time);
        var next = timer.NextAsync(TestContext.Current.CancellationToken).AsTask();

        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Wake.Poll, await next);
    }
}
