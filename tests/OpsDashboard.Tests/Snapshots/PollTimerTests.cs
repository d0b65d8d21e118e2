using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Snapshots;

public sealed class PollTimerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private TemporaryJournal _journal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = new TemporaryJournal(new IncidentClock(_time), _time);
        await _journal.ReadAsync();
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Theory]
    [InlineData(1, 60)]
    [InlineData(60, 1)]
    [InlineData(3600, 1)]
    [InlineData(0.5, 120)]
    [InlineData(1e-300, 3600)]
    public async Task Next_ComesAfterAnIntervalOfIncidentTime_WithinASecondAndAnHour(double timeScale, int seconds)
    {
        var clock = new IncidentClock(_time, _time.GetUtcNow(), timeScale);
        using var timer = new PollTimer(TimeSpan.FromMinutes(1), clock, demo: null, _journal.Journal, _time);
        var next = timer.NextAsync(Cancellation).AsTask();

        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Wake.Poll, await next);
    }

    [Fact]
    public async Task Journal_ThatKeepsChanging_IsJudgedOnceASecond_AndThePollComesWhenItIsDue()
    {
        using var timer = new PollTimer(TimeSpan.FromSeconds(10), new IncidentClock(_time), demo: null, _journal.Journal, _time);
        List<(double Second, Wake Why)> wakes = [];
        var started = _time.GetTimestamp();
        var next = timer.NextAsync(Cancellation).AsTask();

        for (var quarter = 0; quarter < 50; quarter++)
        {
            await _journal.Journal.AppendAsync(new NewEntry(1, 1, EntryKind.Note, "", _time.GetUtcNow(), "ada", EntryJson.Write(new NoteBody("seen"))), Cancellation);
            _time.Advance(TimeSpan.FromSeconds(0.25));
            if (next.IsCompleted)
            {
                wakes.Add((_time.GetElapsedTime(started).TotalSeconds, await next));
                next = timer.NextAsync(Cancellation).AsTask();
            }
        }

        Assert.All(wakes.Zip(wakes.Skip(1)), pair => Assert.InRange(pair.Second.Second - pair.First.Second, 1, 1.25));
        Assert.Equal(10, Assert.Single(wakes, wake => wake.Why == Wake.Poll).Second, tolerance: 0.75);
    }
}
