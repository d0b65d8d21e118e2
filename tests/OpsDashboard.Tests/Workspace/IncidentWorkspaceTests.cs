using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Workspace;

public sealed class IncidentWorkspaceTests
{
    private readonly Desk _desk = new();

    private IncidentRecord Record => _desk.Journal.Facts.Of(Desk.Number);

    [Fact]
    public async Task Note_ByNobody_IsAnonymous()
    {
        var entry = await Desk.DoneAsync(_desk.Workspace.NoteAsync(Desk.Number, new NoteRequest(" hello ", null), null, TestContext.Current.CancellationToken));

        Assert.Equal(("anonymous", "hello", Desk.Now, 1), (entry.By, entry.Read<NoteBody>().Text, entry.At, entry.Attempt));
    }

    [Theory]
    [InlineData("nightly", null, "by: found nightly, must not be the name of a token")]
    [InlineData("a\nb", null, "by: found the character U+000A, must be printable text on one line")]
    public async Task Note_UnderAFalseName_IsRefused(string by, string? author, string expected) =>
        Assert.Equal([expected], await Desk.FaultsAsync(_desk.Workspace.NoteAsync(Desk.Number, new NoteRequest("x", by), author, TestContext.Current.CancellationToken)));

    [Fact]
    public async Task Note_WithSeveralFaults_TellsAllAtOnce() =>
        Assert.Equal(
            ["text: found nothing, must be a text", "by: found 81 characters, must be at most 80"],
            await Desk.FaultsAsync(_desk.Workspace.NoteAsync(Desk.Number, new NoteRequest(null, new string('x', 81)), null, TestContext.Current.CancellationToken)));

    [Fact]
    public async Task Anything_OfAnUnknownIncident_IsNotFound() =>
        Assert.Equal(
            "There is no incident 7. Known incidents: 41.",
            Assert.IsType<Outcome.NotFound>(await _desk.Workspace.NoteAsync(7, new NoteRequest("x", null), null, TestContext.Current.CancellationToken)).What);

    [Fact]
    public async Task Anything_BeforeItOpens_IsRefusedInWords()
    {
        _desk.Time.AdjustTime(Desk.Opened.AddMinutes(-1));
        var cancellation = TestContext.Current.CancellationToken;
        Task<Outcome>[] deeds =
        [
            SignOffAsync("reviewed", new SignOffRequest(null, null, null, null, 0)),
            _desk.Workspace.NoteAsync(Desk.Number, new NoteRequest("x", null), null, cancellation),
            _desk.Workspace.FixAsync(Desk.Number, new FixRequest("x", null, null, null, 0), null, cancellation),
            _desk.Workspace.ResolveAsync(Desk.Number, new ResolveRequest(null, null, 0), null, cancellation),
            _desk.Workspace.FreezeAsync(Desk.Number, new FreezeRequest(null, null), null, cancellation),
        ];

        foreach (var deed in deeds)
        {
            Assert.Equal(["incident: found 41, which opens at 2026-03-02T09:00:00Z: nothing can be recorded of it before"], await Desk.FaultsAsync(deed));
        }

        Assert.Empty(await _desk.EntriesAsync());
    }

    [Theory]
    [InlineData("workers-signed")]
    [InlineData("reviewed")]
    public async Task SignOff_OfACriterionOrPart_IsRecordedAndTakenBack(string criterion)
    {
        var signed = await Desk.DoneAsync(SignOffAsync(criterion, new SignOffRequest(null, "mailto:ann@example.org", "seen\nmyself", "Ann", 0)));
        var back = await Desk.DoneAsync(SignOffAsync(criterion, new SignOffRequest(false, null, null, "Ben", signed.Position)));

        Assert.Equal(new SignOff(criterion, 1, false, "Ben", Desk.Now, null, null, back.Position), Assert.Single(Record.SignOffs));
    }

    [Theory]
    [InlineData("workers", "Incident 41 has no criterion to sign off workers; it has workers-signed, reviewed.")]
    [InlineData("x\ny", "Incident 41 has no criterion to sign off xy; it has workers-signed, reviewed.")]
    public async Task SignOff_OfAnotherCriterion_IsNotFound(string criterion, string expected) =>
        Assert.Equal(expected, Assert.IsType<Outcome.NotFound>(await SignOffAsync(criterion, new SignOffRequest(null, null, null, null, 0))).What);

    [Fact]
    public async Task SignOff_WithoutVersion_IsRefused() =>
        Assert.Equal(["version: found nothing, must be the version of the sign-off that you saw, 0 for none"], await Desk.FaultsAsync(SignOffAsync("reviewed", new SignOffRequest(null, null, null, null, null))));

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public async Task SignOff_OfAnotherVersion_IsAConflictWithBoth(long version)
    {
        var first = await Desk.DoneAsync(SignOffAsync("reviewed", new SignOffRequest(null, null, null, "Ann", 0)));

        var conflict = Assert.IsType<Outcome.Conflict>(await SignOffAsync("reviewed", new SignOffRequest(false, null, null, "Ben", version)));

        Assert.Equal(("Ben", version), (conflict.Yours.By, conflict.Yours.ExpectedVersion));
        Assert.Equal(first, conflict.Theirs);
        Assert.Single(await _desk.EntriesAsync());
    }

    [Fact]
    public async Task SignOff_ManyOfOneVersionAtOnce_ExactlyOneIsWritten()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => SignOffAsync("reviewed", new SignOffRequest(null, null, null, $"p{i}", 0)))));

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Equal(63, outcomes.OfType<Outcome.Conflict>().Count());
        Assert.Single(await _desk.EntriesAsync());
    }

    [Theory]
    [InlineData(null, "state: found nothing, must be open, in-progress or done")]
    [InlineData("Done", "state: found Done, must be open, in-progress or done")]
    [InlineData("closed", "state: found closed, must be open, in-progress or done")]
    public async Task Action_InAnUnknownState_IsRefused(string? state, string expected) =>
        Assert.Equal([expected], await Desk.FaultsAsync(ActionAsync("restart", new ActionRequest(state, null, null, null, 0))));

    [Fact]
    public async Task Action_Done_KeepsWhatWasMeasuredThen()
    {
        var done = await Desk.DoneAsync(ActionAsync("restart", new ActionRequest("done", "Ben", null, null, 0)));
        _desk.Time.Advance(TimeSpan.FromMinutes(5));
        _desk.Show(Verdict.Met);
        var renamed = await Desk.DoneAsync(ActionAsync("restart", new ActionRequest("done", "Cem", null, null, done.Position)));

        Assert.Equal(new ActionBody("Restart the workers", ActionState.Done, "Ben", null, Desk.Now, Verdict.NotMet, 7.5), done.Read<ActionBody>());
        Assert.Equal(done.Read<ActionBody>() with { Owner = "Cem" }, renamed.Read<ActionBody>());
    }

    [Fact]
    public async Task Action_OpenAgainAndDoneAgain_IsMeasuredAnew()
    {
        var done = await Desk.DoneAsync(ActionAsync("restart", new ActionRequest("done", null, null, null, 0)));
        var open = await Desk.DoneAsync(ActionAsync("restart", new ActionRequest("open", null, null, null, done.Position)));
        _desk.Show(Verdict.Met);
        var again = await Desk.DoneAsync(ActionAsync("restart", new ActionRequest("done", null, null, null, open.Position)));

        Assert.Null(open.Read<ActionBody>().DoneAt);
        Assert.Equal(Verdict.Met, again.Read<ActionBody>().VerdictThen);
    }

    [Fact]
    public async Task Action_Unknown_IsNotFound() =>
        Assert.Equal("Incident 41 has no action nap; it has restart, tell.", Assert.IsType<Outcome.NotFound>(await ActionAsync("nap", new ActionRequest("done", null, null, null, 0))).What);

    [Fact]
    public async Task Evidence_SentTwice_IsOneResult()
    {
        var request = new EvidenceRequest(true, "https://ci.example/1", Desk.Now.AddMinutes(-3).AddTicks(7), "ok");
        var first = await Desk.DoneAsync(EvidenceAsync(request, "nightly"));
        var again = Assert.IsType<Outcome.Done>(await EvidenceAsync(request with { FinishedAt = Desk.Now.AddMinutes(-3) }, null));
        var other = Assert.IsType<Outcome.Conflict>(await EvidenceAsync(request with { Passed = false }, "nightly"));

        Assert.Equal("nightly", first.By);
        Assert.True(again.Again);
        Assert.Equal(first, again.Entry);
        Assert.Equal(first, other.Theirs);
        Assert.Single(await _desk.EntriesAsync());
    }

    [Fact]
    public async Task Evidence_ManyAtOnce_IsOneResult()
    {
        var request = new EvidenceRequest(true, "https://ci.example/1", Desk.Now, null);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => EvidenceAsync(request, null))));

        Assert.Single(outcomes, outcome => outcome is Outcome.Done { Again: false });
        Assert.Equal(63, outcomes.Count(outcome => outcome is Outcome.Done { Again: true }));
        Assert.Single(await _desk.EntriesAsync());
    }

    [Fact]
    public async Task Evidence_WithoutTime_IsNewEachTimeAndOfNow()
    {
        var request = new EvidenceRequest(false, "https://ci.example/1", null, null);
        var first = await Desk.DoneAsync(EvidenceAsync(request, null));
        var second = await Desk.DoneAsync(EvidenceAsync(request, null));

        Assert.NotEqual(first.Position, second.Position);
        Assert.Equal(Desk.Now, first.Read<EvidenceBody>().FinishedAt);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task Evidence_AheadOfIncidentTime_IsTakenFor5Minutes(int seconds, bool taken)
    {
        var outcome = await EvidenceAsync(new EvidenceRequest(true, "https://ci.example/1", Desk.Now.AddSeconds(seconds), null), null);

        Assert.Equal(taken, outcome is Outcome.Done);
        if (!taken)
        {
            Assert.Equal(
                new FieldFault("finishedAt", "found 2026-03-02T11:05:01Z, must be from 2000 to 2026-03-02T11:05:00Z, which is 5 min past incident time"),
                Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Faults));
        }
    }

    [Fact]
    public async Task Evidence_WithoutAnything_NamesEveryField() =>
        Assert.Equal(
            ["passed: found nothing, must be true or false", "url: found nothing, must be an absolute http or https address without user and password", "finishedAt: found 0001-01-01T00:00:00Z, must be from 2000 to 2026-03-02T11:05:00Z, which is 5 min past incident time", "summary: found 2001 characters, must be at most 2000"],
            await Desk.FaultsAsync(EvidenceAsync(new EvidenceRequest(null, null, default(DateTimeOffset), new string('x', 2001)), null)));

    [Fact]
    public async Task Evidence_Unknown_IsNotFound() =>
        Assert.Equal(
            "Incident 41 has no evidence reviewed; it has journey.",
            Assert.IsType<Outcome.NotFound>(await _desk.Workspace.EvidenceAsync(Desk.Number, "reviewed", new EvidenceRequest(true, "https://ci.example/1", null, null), null, TestContext.Current.CancellationToken)).What);

    [Theory]
    [InlineData(1, "attempt: found 1, must be 2, the current attempt: look at its data first")]
    [InlineData(3, "attempt: found 3, must be 2, the current attempt: look at its data first")]
    public async Task SignOff_OfAnotherAttempt_IsRefused(int attempt, string expected)
    {
        await Desk.DoneAsync(FixAsync(new FixRequest("one", null, null, null, 0)));

        Assert.Equal([expected], await Desk.FaultsAsync(SignOffAsync("reviewed", new SignOffRequest(null, null, null, null, 0, attempt))));
        Assert.Equal(2, (await Desk.DoneAsync(SignOffAsync("reviewed", new SignOffRequest(null, null, null, null, 0, 2)))).Attempt);
    }

    [Fact]
    public async Task SignOff_OfACriterionThatNeedsALink_IsRefusedWithoutAndTakenBackWithout()
    {
        var criterion = new CriterionOptions { Id = "linked", Title = "Linked", Kind = CriterionKind.SignOff, LinkRequired = true };
        var options = Desk.Options with { Incidents = [Desk.Options.Incidents[0] with { Horizons = [new HorizonOptions { Id = "h", Title = "H", Criteria = [criterion] }] }] };
        var workspace = new IncidentWorkspace(options, _desk.Journal, _desk.Frozen, _desk.Feed, _desk.Clock, _desk.Time);
        Task<Outcome> SignOff(bool signed, string? link, long version) =>
            workspace.SignOffAsync(Desk.Number, "linked", new SignOffRequest(signed, link, null, null, version), null, TestContext.Current.CancellationToken);

        Assert.Equal(["link: found nothing, must be an absolute http, https or mailto address without user and password"], await Desk.FaultsAsync(SignOff(true, null, 0)));
        var signed = await Desk.DoneAsync(SignOff(true, "https://git.example/1", 0));
        await Desk.DoneAsync(SignOff(false, null, signed.Position));
    }

    [Fact]
    public async Task Version_ThatAnotherReplicaWrote_IsReadBeforeItIsCalledStale()
    {
        using var folder = new TemporaryFolder();
        await using var store = JournalStore.Sqlite(folder.PathOf("two.db"), TimeProvider.System);
        using var one = new IncidentJournal(store, _desk.Clock, _desk.Time);
        using var other = new IncidentJournal(store, _desk.Clock, _desk.Time);
        Assert.True(await one.CatchUpAsync(TestContext.Current.CancellationToken) && await other.CatchUpAsync(TestContext.Current.CancellationToken));
        var (here, there) = (Over(one), Over(other));

        var signed = Assert.IsType<Outcome.Done>(await here.SignOffAsync(Desk.Number, "reviewed", new SignOffRequest(true, null, null, null, 0), null, TestContext.Current.CancellationToken));
        var back = await there.SignOffAsync(Desk.Number, "reviewed", new SignOffRequest(false, null, null, null, signed.Entry.Position), null, TestContext.Current.CancellationToken);

        Assert.Equal(signed.Entry.Position + 1, Assert.IsType<Outcome.Done>(back).Entry.Position);

        IncidentWorkspace Over(IncidentJournal journal) => new(Desk.Options, journal, _desk.Frozen, new(), _desk.Clock, _desk.Time);
    }

    [Fact]
    public async Task WithoutSnapshot_WhatDependsOnVerdicts_IsUnavailable()
    {
        var blind = new IncidentWorkspace(Desk.Options, _desk.Journal, _desk.Frozen, new(), _desk.Clock, _desk.Time);

        Assert.IsType<Outcome.Unavailable>(await blind.FixAsync(Desk.Number, new FixRequest("x", null, null, null, 0), null, TestContext.Current.CancellationToken));
        Assert.IsType<Outcome.Unavailable>(await blind.ResolveAsync(Desk.Number, new ResolveRequest("x", null, 0), null, TestContext.Current.CancellationToken));
        Assert.IsType<Outcome.Unavailable>(await blind.ActionAsync(Desk.Number, "restart", new ActionRequest("done", null, null, null, 0), null, TestContext.Current.CancellationToken));
        Assert.Empty(await _desk.EntriesAsync());
    }

    [Fact]
    public async Task WaitUntilShown_NewerSnapshotOrLimit_Ends()
    {
        Assert.True(await _desk.Workspace.WaitUntilShownAsync(0, Limits.Shown, TestContext.Current.CancellationToken));
        var entry = await Desk.DoneAsync(_desk.Workspace.NoteAsync(Desk.Number, new NoteRequest("x", null), null, TestContext.Current.CancellationToken));

        var shown = _desk.Workspace.WaitUntilShownAsync(entry.Position, Limits.Shown, TestContext.Current.CancellationToken);
        _desk.Show(Verdict.Met);
        Assert.True(await shown);

        var never = _desk.Workspace.WaitUntilShownAsync(entry.Position + 1, Limits.Shown, TestContext.Current.CancellationToken);
        _desk.Time.Advance(Limits.Shown);
        Assert.False(await never);
    }

    private Task<Outcome> SignOffAsync(string criterion, SignOffRequest request) => _desk.Workspace.SignOffAsync(Desk.Number, criterion, request, null, TestContext.Current.CancellationToken);

    private Task<Outcome> ActionAsync(string action, ActionRequest request) => _desk.Workspace.ActionAsync(Desk.Number, action, request, null, TestContext.Current.CancellationToken);

    private Task<Outcome> EvidenceAsync(EvidenceRequest request, string? author) => _desk.Workspace.EvidenceAsync(Desk.Number, "journey", request, author, TestContext.Current.CancellationToken);

    private Task<Outcome> FixAsync(FixRequest request) => _desk.Workspace.FixAsync(Desk.Number, request, null, TestContext.Current.CancellationToken);

    private Task<Outcome> ResolveAsync(ResolveRequest request) => _desk.Workspace.ResolveAsync(Desk.Number, request, null, TestContext.Current.CancellationToken);
}
