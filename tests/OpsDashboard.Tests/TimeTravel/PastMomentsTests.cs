using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;
using OpsDashboard.TimeTravel;

namespace OpsDashboard.Tests.TimeTravel;

public sealed class PastMomentsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly PastLimits Limits = new();

    private readonly FakeTimeProvider _time = new(Now);
    private readonly ConcurrentQueue<DateTimeOffset> _evaluated = [];
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PastMoments _moments;
    private int _running;
    private int _mostRunning;

    public PastMomentsTests() => _moments = new PastMoments(EvaluateAsync, new IncidentClock(_time), _time, Limits);

    private string? Failure { get; set; }

    public void Dispose() => _moments.Dispose();

    [Fact]
    public async Task TenThousand_WhoAskTheSame_ShareOneEvaluation()
    {
        var asked = await AskAllAsync(Enumerable.Repeat(Now.AddDays(-1), 10_000));
        _gate.SetResult();

        var moments = await Task.WhenAll(asked.Select(task => task!));

        Assert.Single(_evaluated);
        Assert.All(moments, moment => Assert.Same(moments[0], moment));
    }

    [Fact]
    public async Task TenThousand_WhoAskDifferently_AreBounded()
    {
        var asked = await AskAllAsync(Enumerable.Range(1, 10_000).Select(second => Now.AddDays(-1).AddSeconds(-second)));
        _gate.SetResult();

        await Task.WhenAll(asked.OfType<Task<PastMoment>>());

        Assert.Equal(Limits.Pending, asked.Count(task => task is not null));
        Assert.Equal(Limits.Pending, _evaluated.Count);
        Assert.InRange(_mostRunning, 1, Limits.Running);
    }

    [Fact]
    public async Task Rate_IsBounded_AndComesBackWithTime()
    {
        _gate.SetResult();
        var begun = 0;
        for (var second = 1; second <= 100; second++)
        {
            begun += await AskAsync(Now.AddDays(-1).AddSeconds(-second)) ? 1 : 0;
        }

        _time.Advance(3 * Limits.Refill);
        var later = 0;
        for (var second = 201; second <= 210; second++)
        {
            later += await AskAsync(Now.AddDays(-1).AddSeconds(-second)) ? 1 : 0;
        }

        Assert.Equal((Limits.Burst, 3), (begun, later));
    }

    [Fact]
    public async Task Kept_AreBounded_AndTheOldestGoes()
    {
        _gate.SetResult();
        var first = Now.AddDays(-2);
        for (var i = 0; i <= Limits.Kept; i++)
        {
            Assert.True(await AskAsync(first.AddSeconds(i)));
            _time.Advance(Limits.Refill);
        }

        Assert.True(await AskAsync(first.AddSeconds(1)));
        Assert.Equal(Limits.Kept + 1, _evaluated.Count);
        Assert.True(await AskAsync(first));
        Assert.Equal(Limits.Kept + 2, _evaluated.Count);
    }

    [Theory]
    [InlineData(-24 * 60, null, 600)]
    [InlineData(-5, null, 20)]
    [InlineData(-24 * 60, "the source is gone", 20)]
    public async Task Moment_IsEvaluatedAnew_AfterItsTime(int minutes, string? failure, int seconds)
    {
        (Failure, var at) = (failure, Now.AddMinutes(minutes));
        _gate.SetResult();

        await AskAsync(at);
        _time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await AskAsync(at);
        Assert.Single(_evaluated);
        _time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(at);
        Assert.Equal(2, _evaluated.Count);
    }

    [Fact]
    public async Task WhoeverStopsWaiting_StopsNobodyElse()
    {
        using var gone = new CancellationTokenSource();
        Assert.True(_moments.TryAsk(Now, out var mine));
        Assert.True(_moments.TryAsk(Now, out var theirs));
        var waiting = mine.WaitAsync(gone.Token);

        await gone.CancelAsync();
        _gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(Now, (await theirs).At);
        Assert.Single(_evaluated);
    }

    private static JournalThen Nothing(DateTimeOffset at) => new(at, JournalFacts.Empty);

    private async Task<PastMoment> EvaluateAsync(DateTimeOffset at)
    {
        _evaluated.Enqueue(at);
        var running = Interlocked.Increment(ref _running);
        lock (_evaluated)
        {
            _mostRunning = Math.Max(_mostRunning, running);
        }

        await _gate.Task;
        Interlocked.Decrement(ref _running);
        return new PastMoment(at, Now, Nothing(at), ConfigurationThen.Of(Nothing(at), new DashboardOptions()), Snapshot: null, Failure);
    }

    private async Task<Task<PastMoment>?[]> AskAllAsync(IEnumerable<DateTimeOffset> times)
    {
        var asked = new ConcurrentBag<Task<PastMoment>?>();
        await Parallel.ForEachAsync(times, new ParallelOptions { MaxDegreeOfParallelism = 64 }, (at, _) =>
        {
            asked.Add(_moments.TryAsk(at, out var moment) ? moment : null);
            return ValueTask.CompletedTask;
        });
        return [.. asked];
    }

    private async Task<bool> AskAsync(DateTimeOffset at)
    {
        if (!_moments.TryAsk(at, out var moment))
        {
            return false;
        }

        await moment;
        return true;
    }
}
