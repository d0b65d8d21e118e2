using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Workspace;

/// <summary>What begins and ends attempts: fixes, resolutions, reopenings.</summary>
public sealed class AttemptDeedsTests
{
    private readonly Desk _desk = new();

    private IncidentRecord Record => _desk.Journal.Facts.Of(Desk.Number);

    [Fact]
    public async Task Fix_Declared_BeginsTheNextAttemptAndKeepsHowTheOldOneStood()
    {
        var entry = await Desk.DoneAsync(FixAsync(new FixRequest("More workers", "https://git.example/1", Desk.Now.AddMinutes(-10), "Ann", 0)));

        var attempt = Assert.Single(Record.Attempts);
        Assert.Equal((2, Desk.Now.AddMinutes(-10), AttemptCause.DeclaredFix, "More workers", entry.Position), (attempt.Number, attempt.Start, attempt.Cause, attempt.Title, Record.Version));
        Assert.Equal(
            [new AttemptVerdict("workers", "Workers healthy", Verdict.NotMet, 7.5, 9, "workers"), new AttemptVerdict("reviewed", "Reviewed", Verdict.Met, null, null, "")],
            attempt.Before);
    }

    [Theory]
    [InlineData(-7201, "at: found 2026-03-02T08:59:59Z, must be later than 2026-03-02T09:00:00Z, when attempt 1 began, and at most 2026-03-02T11:00:00Z, now")]
    [InlineData(-7200, "at: found 2026-03-02T09:00:00Z, must be later than 2026-03-02T09:00:00Z, when attempt 1 began, and at most 2026-03-02T11:00:00Z, now")]
    [InlineData(1, "at: found 2026-03-02T11:00:01Z, must be later than 2026-03-02T09:00:00Z, when attempt 1 began, and at most 2026-03-02T11:00:00Z, now")]
    public async Task Fix_OutsideOfTheAttempt_IsRefused(int seconds, string expected) =>
        Assert.Equal([expected], await Desk.FaultsAsync(FixAsync(new FixRequest("x", null, Desk.Now.AddSeconds(seconds), null, 0))));

    [Fact]
    public async Task Fix_WhileItsAttemptIsNotJudged_WaitsInWords()
    {
        var first = await Desk.DoneAsync(FixAsync(new FixRequest("one", null, null, null, 0)));
        _desk.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.StartsWith("Attempt 2 is not judged yet", Assert.IsType<Outcome.Unavailable>(await FixAsync(new FixRequest("two", null, null, null, first.Position))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_WhileResolved_IsNotOlderThanTheResolution()
    {
        var resolved = await Desk.DoneAsync(ResolveAsync(new ResolveRequest("x", "Ann", 0)));
        _desk.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(
            ["at: found 2026-03-02T10:59:59Z, must be from 2026-03-02T11:00:00Z, when it was resolved, and later than 2026-03-02T09:00:00Z, when attempt 1 began, and at most 2026-03-02T11:05:00Z, now"],
            await Desk.FaultsAsync(FixAsync(new FixRequest("y", null, Desk.Now.AddSeconds(-1), null, resolved.Position))));
        await Desk.DoneAsync(FixAsync(new FixRequest("y", null, Desk.Now, null, resolved.Position)));
        Assert.Null(Record.Resolution);
    }

    [Fact]
    public async Task Fix_OfAnotherVersion_IsAConflictAlsoWhenOlderThanTheNewAttempt()
    {
        var first = await Desk.DoneAsync(FixAsync(new FixRequest("one", null, null, null, 0)));

        Assert.Equal(first, Assert.IsType<Outcome.Conflict>(await FixAsync(new FixRequest("two", null, Desk.Now.AddMinutes(-1), null, 0))).Theirs);
    }

    [Fact]
    public async Task Resolve_WhileCriteriaDoNotHold_NeedsAReasonThatIsKept()
    {
        Assert.Equal(["reason: found nothing, must say why it is resolved although workers does not hold"], await Desk.FaultsAsync(ResolveAsync(new ResolveRequest(null, null, 0))));

        await Desk.DoneAsync(ResolveAsync(new ResolveRequest("shut down for good", "Ann", 0)));

        Assert.Equal(new Resolution(1, Desk.Now, "Ann", "shut down for good", ["reviewed"]) { Position = 1 }, Record.Resolution);
    }

    [Fact]
    public async Task Resolve_WhileAllHold_NeedsNoReasonAndTakesNone()
    {
        _desk.Show(Verdict.Met);

        Assert.Equal(["reason: found just because, must be absent: all criteria hold, nothing is overridden"], await Desk.FaultsAsync(ResolveAsync(new ResolveRequest("just because", null, 0))));
        await Desk.DoneAsync(ResolveAsync(new ResolveRequest(null, "Ann", 0)));

        Assert.Equal(new Resolution(1, Desk.Now, "Ann", null, ["workers", "reviewed"]) { Position = 1 }, Record.Resolution);
    }

    [Fact]
    public async Task Resolve_Twice_IsRefusedInWords()
    {
        var entry = await Desk.DoneAsync(ResolveAsync(new ResolveRequest("x", "Ann", 0)));
        _desk.Show(Verdict.NotMet);

        Assert.Equal(
            [$"version: found {entry.Position}, but incident 41 is resolved already, since 2026-03-02T11:00:00Z by Ann: reopen it first"],
            await Desk.FaultsAsync(ResolveAsync(new ResolveRequest("y", "Ben", entry.Position))));
        Assert.Equal(entry, Assert.IsType<Outcome.Conflict>(await ResolveAsync(new ResolveRequest("y", "Ben", 0))).Theirs);
    }

    [Fact]
    public async Task Resolve_WhileASignOffIsNotJudgedYet_WaitsForTheSnapshotThatKnowsIt()
    {
        _desk.Show(Verdict.Met);
        await Desk.DoneAsync(SignOffAsync("reviewed", new SignOffRequest(false, null, null, null, 0)));
        var resolving = ResolveAsync(new ResolveRequest(null, null, 0));
        Assert.False(resolving.IsCompleted);

        _desk.Show(Verdict.Met, Verdict.NotMet);

        Assert.Equal(["reason: found nothing, must say why it is resolved although reviewed does not hold"], await Desk.FaultsAsync(resolving));
    }

    [Fact]
    public async Task Resolve_WhileNoSnapshotKnowsIt_EndsUnavailable()
    {
        await Desk.DoneAsync(SignOffAsync("reviewed", new SignOffRequest(false, null, null, null, 0)));
        var resolving = ResolveAsync(new ResolveRequest("x", null, 0));

        _desk.Time.Advance(Limits.Shown);

        Assert.IsType<Outcome.Unavailable>(await resolving);
        Assert.Single(await _desk.EntriesAsync());
    }

    [Fact]
    public async Task Reopen_WhenResolved_BeginsTheNextAttempt()
    {
        var resolved = await Desk.DoneAsync(ResolveAsync(new ResolveRequest("x", null, 0)));
        var reopened = await Desk.DoneAsync(_desk.Workspace.ReopenAsync(Desk.Number, new ReopenRequest("again", "Ann", resolved.Position), null, TestContext.Current.CancellationToken));

        Assert.Equal((2, reopened.Position, null), (reopened.Attempt, Record.Version, Record.Resolution));
        Assert.Equal(AttemptCause.Reopened, Assert.Single(Record.Attempts).Cause);
    }

    [Fact]
    public async Task Reopen_WhenNotResolved_IsRefusedInWords() =>
        Assert.Equal(
            ["version: found 0, but incident 41 is not resolved: there is nothing to reopen"],
            await Desk.FaultsAsync(_desk.Workspace.ReopenAsync(Desk.Number, new ReopenRequest("again", null, 0), null, TestContext.Current.CancellationToken)));

    private Task<Outcome> SignOffAsync(string criterion, SignOffRequest request) => _desk.Workspace.SignOffAsync(Desk.Number, criterion, request, null, TestContext.Current.CancellationToken);

    private Task<Outcome> FixAsync(FixRequest request) => _desk.Workspace.FixAsync(Desk.Number, request, null, TestContext.Current.CancellationToken);

    private Task<Outcome> ResolveAsync(ResolveRequest request) => _desk.Workspace.ResolveAsync(Desk.Number, request, null, TestContext.Current.CancellationToken);
}
