using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Readings;

public sealed class IncidentClockTests
{
    private static readonly DateTimeOffset StartAt = new(2025, 9, 15, 18, 40, 44, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void WithoutStart_IsTheSystemClock()
    {
        var clock = new IncidentClock(_time);
        _time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal((_time.GetUtcNow(), false, 1.0), (clock.Now, clock.IsDemo, clock.TimeScale));
    }

    [Fact]
    public void Demo_StartsWhereToldAndRunsAtItsSpeed()
    {
        var clock = new IncidentClock(_time, StartAt, timeScale: 60);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((StartAt.AddMinutes(10), StartAt, true), (clock.Now, clock.StartedAt, clock.IsDemo));
    }

    [Fact]
    public void Paused_StandsStill_AndGoesOnFromThere()
    {
        var clock = new IncidentClock(_time, StartAt, timeScale: 60);
        _time.Advance(TimeSpan.FromSeconds(1));
        clock.Scenario!.Pause();
        _time.Advance(TimeSpan.FromHours(5));
        Assert.Equal((StartAt.AddMinutes(1), true), (clock.Now, clock.Paused));

        clock.Scenario!.Resume();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal((StartAt.AddMinutes(3), false), (clock.Now, clock.Paused));
    }

    [Fact]
    public void Skip_JumpsAhead_AlsoWhilePaused_AndNeverBack()
    {
        var clock = new IncidentClock(_time, StartAt, timeScale: 60);
        clock.Scenario!.Pause();
        clock.Scenario!.Skip(TimeSpan.FromHours(24));

        Assert.Equal((StartAt.AddHours(24), true), (clock.Now, clock.Paused));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Scenario!.Skip(TimeSpan.FromSeconds(-1)));
    }
}
