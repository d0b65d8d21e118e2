using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Journal;
using OpsDashboard.Readings;
using OpsDashboard.Screens;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Journal.Store;
using OpsDashboard.Tests.Support;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Screens;

/// <summary>Pairing, renaming and withdrawing over a real store, with walls that are connected.</summary>
public sealed class WallScreensTests(SharedPostgres postgres)
{
    // After whatever the store's own, real clock writes as the time of pairing.
    private static readonly DateTimeOffset Start = new(2090, 11, 28, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Screen_PairedRenamedAndWithdrawn_ShowsEach_AlsoOnAnotherReplica_AndAfterARestart(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        using var here = new Program(place);
        using var there = new Program(place);
        var token = ScreenToken.New();
        var (mine, theirs) = (here.Open(token), there.Open(token));
        here.Walls.Heard(mine.Wall, SampleReports.Of(token.Code));
        there.Walls.Heard(theirs.Wall, SampleReports.Of(token.Code));

        Assert.IsType<Outcome.Unavailable>(await here.Pairing.PairAsync(token.Code, "Ops", "Ann", Cancellation));
        await here.Journal.CatchUpAsync(Cancellation);
        Assert.IsType<Outcome.Done>(await here.Pairing.PairAsync(token.Code, "Ops", "Ann", Cancellation));
        Assert.Equal((1, 0), (mine.Reloads, theirs.Reloads));
        await there.Journal.CatchUpAsync(Cancellation);
        Assert.Equal(1, theirs.Reloads);

        // The other replica decides anew with what this one wrote.
        var second = ScreenToken.New();
        there.Open(second);
        here.Open(second);
        Assert.IsType<Outcome.Done>(await here.Pairing.RenameAsync(1, "Ops left", "Ben", Cancellation));
        var taken = Assert.IsType<Outcome.Invalid>(await there.Pairing.PairAsync(second.Code, "OPS LEFT", "Cid", Cancellation));
        Assert.Equal("found OPS LEFT, must be another name: screen 1 has it", Assert.Single(taken.Faults).Message);

        using var restarted = new Program(place);
        await restarted.Journal.CatchUpAsync(Cancellation);
        Assert.Equal((1, "Ops left", token.Sha256, "Ben"), restarted.Walls.Screens.Paired.Select(one => (one.Number, one.Name, one.TokenSha256, one.By)).Single());

        Assert.IsType<Outcome.Done>(await there.Pairing.WithdrawAsync(1, "Cid", Cancellation));
        Assert.True(theirs.IsAborted);
        Assert.False(mine.IsAborted);
        await here.Journal.CatchUpAsync(Cancellation);
        Assert.True(mine.IsAborted);
        Assert.Equal(ScreenAdmission.Waits, here.Walls.Admit("wall", token.CookieValue));

        // A number is not given twice.
        Assert.IsType<Outcome.Done>(await here.Pairing.PairAsync(second.Code, "Ops", null, Cancellation));
        Assert.Equal((2, "anonymous"), here.Walls.Screens.Paired.Select(one => (one.Number, one.By)).Single());
    }

    [Fact]
    public async Task Withdrawal_ByAnotherReplica_EndsTheStreamWithinFiveSeconds()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        using var here = await Program.ReadAsync(place);
        using var there = await Program.ReadAsync(place);
        var token = ScreenToken.New();
        var wall = there.Open(token);
        here.Open(token);
        await here.Pairing.PairAsync(token.Code, "Ops", null, Cancellation);
        await there.Journal.CatchUpAsync(Cancellation);
        using var loop = new ScreenLoop(there.Journal, there.Walls, there.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<ScreenLoop>.Instance);
        await loop.StartAsync(Cancellation);
        await here.Pairing.WithdrawAsync(1, null, Cancellation);
        Assert.False(wall.IsAborted);

        // Of the loop's own time 4 s pass; the disk takes what it takes.
        there.Time.Advance(TimeSpan.FromSeconds(2));
        there.Time.Advance(TimeSpan.FromSeconds(2));
        await wall.Aborted.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);

        await loop.StopAsync(Cancellation);
    }

    [Fact]
    public async Task JournalThatTakesNothing_RefusesInWords_AndChangesNothing()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        using var program = new Program(place);
        var token = ScreenToken.New();
        program.Open(token);

        var outcome = Assert.IsType<Outcome.Unavailable>(await program.Pairing.PairAsync(token.Code, "Ops", null, Cancellation));

        Assert.Contains("first read", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(program.Walls.Screens.Paired);
    }

    [Fact]
    public async Task SilentScreen_IsWarnedOf_FromTheProgramsStart_AndNotOnceItReports()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        var token = ScreenToken.New();
        using (var before = await Program.ReadAsync(place))
        {
            before.Open(token);
            await before.Pairing.PairAsync(token.Code, "Ops room", null, Cancellation);
        }

        using var program = await Program.ReadAsync(place);
        program.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(program.Walls.Warnings);
        program.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new Warning("screen-1-silent", "Wall screen Ops room is silent since 2090-11-28 08:00 UTC: it is not connected.", Start), Assert.Single(program.Walls.Warnings));

        var wall = program.Open(token);
        Assert.EndsWith("it is connected but paints nothing.", Assert.Single(program.Walls.Warnings).Text, StringComparison.Ordinal);
        program.Walls.Heard(wall.Wall, SampleReports.Of("Ops room", program.Time.GetUtcNow().AddSeconds(-3)));
        Assert.Empty(program.Walls.Warnings);
        Assert.Equal((Start.AddSeconds(301), TimeSpan.FromSeconds(-3), 1), program.Walls.Presence.Select(one => (one.HeardAt, one.Trace.Last!.Skew, one.Trace.Connections)).Single());

        program.Walls.Leave(wall.Wall);
        program.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Equal(Start.AddSeconds(301), Assert.Single(program.Walls.Warnings).Since);
    }

    [Fact]
    public async Task Crowd_ThatLeaves_LeavesNoTrace_ButThatOfAPairedScreen()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        using var program = await Program.ReadAsync(place);
        var token = ScreenToken.New();
        Link[] windows = [program.Open(token), program.Open(token)];
        Link[] crowd = [.. Enumerable.Range(0, 1000).Select(_ => program.Open(ScreenToken.New()))];
        Assert.Equal(1 + crowd.Length, program.Walls.Traces);
        await program.Pairing.PairAsync(token.Code, "Ops", null, Cancellation);

        Array.ForEach(crowd, one => program.Walls.Leave(one.Wall));
        Assert.Equal(1, program.Walls.Traces);

        program.Walls.Leave(windows[0].Wall);
        Assert.Null(Assert.Single(program.Walls.Presence).Trace.LeftAt);
        program.Walls.Leave(windows[1].Wall);
        program.Walls.Leave(windows[1].Wall);
        Assert.Equal((0, 2, Start), program.Walls.Presence.Select(one => (one.Trace.Open, one.Trace.Connections, one.Trace.LeftAt!.Value)).Single());
        await program.Pairing.WithdrawAsync(1, null, Cancellation);
        Assert.Equal(0, program.Walls.Traces);
    }

    [Fact]
    public async Task Reload_IsAskedForOnceAName()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        using var program = await Program.ReadAsync(place);
        var token = ScreenToken.New();
        var wall = program.Open(token);
        await program.Pairing.PairAsync(token.Code, "Ops", null, Cancellation);

        // It cannot load its page, and says so again and again.
        program.Walls.Heard(wall.Wall, SampleReports.Of(token.Code));
        program.Walls.Heard(wall.Wall, SampleReports.Of(token.Code));
        Assert.Equal(1, wall.Reloads);
    }

    /// <summary>What a program has of screens, on a store.</summary>
    private sealed class Program : IDisposable
    {
        public Program(StorePlace place)
        {
            Journal = new IncidentJournal(place.Store(), new IncidentClock(Time), Time);
            var options = new DashboardOptions();
            Walls = new WallScreens(Journal, options, Time);
            Pairing = new ScreenPairing(Journal, Walls, options);
        }

        public FakeTimeProvider Time { get; } = new(Start);

        public IncidentJournal Journal { get; }

        public WallScreens Walls { get; }

        public ScreenPairing Pairing { get; }

        public static async Task<Program> ReadAsync(StorePlace place)
        {
            var program = new Program(place);
            Assert.True(await program.Journal.CatchUpAsync(Cancellation), program.Journal.State.Error);
            return program;
        }

        public Link Open(ScreenToken token)
        {
            var link = new Link();
            link.Wall = Walls.Enter("wall", token.CookieValue, () => link.Aborted.TrySetResult(), () => link.Reloads++);
            return link;
        }

        public void Dispose()
        {
            Walls.Dispose();
            Journal.Dispose();
        }
    }

    /// <summary>A wall and what was done to it.</summary>
    private sealed class Link
    {
        public ConnectedWall Wall { get; set; } = null!;

        public TaskCompletionSource Aborted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAborted => Aborted.Task.IsCompleted;

        public int Reloads { get; set; }
    }
}
