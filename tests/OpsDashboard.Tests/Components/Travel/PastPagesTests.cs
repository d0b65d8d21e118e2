using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Components;
using OpsDashboard.Components.Travel;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;
using OpsDashboard.TimeTravel;

namespace OpsDashboard.Tests.Components.Travel;

public sealed class PastPagesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 15, 30, 500, TimeSpan.Zero);
    private static readonly PastLimits Limits = new();

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PastMoments _moments;
    private readonly PastPages _pages;
    private int _evaluated;
    private int _drawing;
    private int _mostDrawing;

    public PastPagesTests()
    {
        var time = new FakeTimeProvider(Now);
        var clock = new IncidentClock(time);
        _moments = new PastMoments(EvaluateAsync, clock, time, Limits);
        _pages = new PastPages(DrawAsync, _moments, new DashboardOptions { Incidents = [new IncidentOptions { Number = 41, OpenedAt = Now.AddDays(-1) }] }, clock);
    }

    public void Dispose()
    {
        _pages.Dispose();
        _moments.Dispose();
    }

    [Theory]
    [InlineData("?at=now", "/?at=2026-03-02T10:15:30Z")]
    [InlineData("?utc=2026-03-02T09:30", "/?at=2026-03-02T09:30:00Z")]
    [InlineData("?utc=2026-03-02T09:30:07", "/?at=2026-03-02T09:30:07Z")]
    public async Task WhatIsNotAbsolute_LeadsToAnAddressThatIs(string query, string expected)
    {
        var http = await AskAsync(query);

        Assert.Equal((302, expected), (http.Response.StatusCode, http.Response.Headers.Location.ToString()));
        Assert.Equal(0, _evaluated);
    }

    [Fact]
    public async Task PathWithALineBreak_IsRedirectedEncoded()
    {
        var http = await AskAsync("?at=now", path: "/incidents/\n41");

        Assert.Equal("/incidents/%0A41?at=2026-03-02T10:15:30Z", http.Response.Headers.Location.ToString());
    }

    [Fact]
    public async Task WhoReadsSlowly_KeepsNobodyWaiting()
    {
        _gate.SetResult();
        using var stalled = new StalledStream();
        var slow = AskAsync("?at=2026-03-02T09:30:00Z", body: stalled);
        await stalled.Reached;

        var other = await AskAsync("?at=2026-03-02T09:30:00Z");

        Assert.Equal(200, other.Response.StatusCode);
        Assert.False(slow.IsCompleted);
        stalled.Release();
        await slow;
        Assert.Equal("drawn"u8.ToArray(), stalled.ToArray());
    }

    [Theory]
    [InlineData("?at=tomorrow", "at", "tomorrow")]
    [InlineData("?at=2030-01-01T00:00:00Z", "at", "2030-01-01T00:00:00Z")]
    [InlineData("?at=a&at=b", "at", "a,b")]
    [InlineData("?utc=x", "utc", "xZ")]
    [InlineData("?at=%3Cimg%20src=x%3E", "at", "<img src=x>")]
    public async Task WhatCannotBeLookedAt_Is400_AndTheTextStaysText(string query, string field, string found)
    {
        var http = await AskAsync(query);

        var page = PastPage.Of(http)!;
        Assert.Equal((400, field, found, null), (http.Response.StatusCode, page.Field, page.Refused!.Found, page.Moment));
    }

    [Fact]
    public async Task Moment_IsHandedToThePage_AndNotKeptByBrowsers()
    {
        _gate.SetResult();

        var http = await AskAsync("?at=2026-03-02T09:30:00Z");

        Assert.Equal((200, "no-cache, no-store"), (http.Response.StatusCode, http.Response.Headers.CacheControl.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero), PastPage.Of(http)!.Moment!.At);
        Assert.Null(LivePageAttribute.ViewOf(http));
    }

    [Fact]
    public async Task LivePage_HasItsView_AndPagesWithoutAPastStayLive()
    {
        Assert.Equal("overview", LivePageAttribute.ViewOf(await AskAsync("")));
        Assert.Equal("overview", LivePageAttribute.ViewOf(await AskAsync("?at=tomorrow", hasPast: false)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TenThousandRequests_AllGetAnAnswer_AndLivePagesAreNotAffected(bool same)
    {
        var answers = new ConcurrentQueue<Task<HttpContext>>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, (i, _) =>
        {
            answers.Enqueue(AskAsync($"?at={AskedTime.Iso(Now.AddHours(-1).AddSeconds(same ? 0 : -i))}"));
            return ValueTask.CompletedTask;
        });

        // Nothing is evaluated yet: all that wait are within the bound, and all others know it already.
        Assert.InRange(answers.Count(answer => !answer.IsCompleted), 1, Limits.Requests);
        Assert.Equal(200, (await AskAsync("")).Response.StatusCode);
        _gate.SetResult();
        var statuses = (await Task.WhenAll(answers)).GroupBy(http => http.Response.StatusCode).ToDictionary(group => group.Key, group => group.ToArray());

        Assert.Equal([200, 503], statuses.Keys.Order());
        Assert.Equal(10_000, statuses.Values.Sum(group => group.Length));
        Assert.All(statuses[503], http => Assert.Equal("2", http.Response.Headers.RetryAfter.ToString()));
        Assert.InRange(_evaluated, 1, same ? 1 : Limits.Pending);
        Assert.Equal(1, _mostDrawing);
    }

    private async Task<HttpContext> AskAsync(string query, bool hasPast = true, string path = "/", Stream? body = null)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path, http.Request.QueryString, http.Response.Body) = ("GET", path, new QueryString(query), body ?? Stream.Null);
        http.SetEndpoint(new Endpoint(_ => Task.CompletedTask, new EndpointMetadataCollection(new LivePageAttribute("overview") { HasPast = hasPast }), "page"));
        await _pages.InvokeAsync(http);
        return http;
    }

    private async Task<PastMoment> EvaluateAsync(DateTimeOffset at)
    {
        Interlocked.Increment(ref _evaluated);
        await _gate.Task;
        var nothing = new JournalThen(at, JournalFacts.Empty);
        return new PastMoment(at, Now, nothing, ConfigurationThen.Of(nothing, new DashboardOptions()), Snapshot: null, "not in this test");
    }

    private async Task DrawAsync(HttpContext http)
    {
        if (PastPage.Of(http) is null)
        {
            return;
        }

        _mostDrawing = Math.Max(_mostDrawing, Interlocked.Increment(ref _drawing));
        await Task.Yield();
        Interlocked.Decrement(ref _drawing);
        await http.Response.WriteAsync("drawn");
    }

    /// <summary>A client that takes nothing until it is released.</summary>
    private sealed class StalledStream : MemoryStream
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Release() => _released.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reached.TrySetResult();
            await _released.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
