using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Journal;
using OpsDashboard.Tests.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Frozen;

public sealed class FreezeLoopTests(SharedPostgres postgres)
{
    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Life_OfAnIncident_IsFrozenAtEachTurn_Once(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var program = await Program.StartAsync(place);

        await program.StepAsync();
        await program.StepAsync();
        await program.Journal.AppendAsync(Said.Fix(2, Said.At), Cancellation);
        await program.StepAsync();
        await program.Journal.AppendAsync(Said.Resolved(2, Said.At, "enough"), Cancellation);
        await program.StepAsync();
        await program.Journal.AppendAsync(new NewEntry(Said.Number, 3, EntryKind.Reopened, "", Said.At, "ada", EntryJson.Write(new ReopenedBody("again", Said.At, [], []))), Cancellation);
        await program.StepAsync();
        await program.StepAsync();

        Assert.Equal(
            [(1, FreezeCause.Opened), (2, FreezeCause.DeclaredFix), (3, FreezeCause.Resolved), (4, FreezeCause.Reopened)],
            program.Frozen.Reverse().Select(one => (one.Revision, one.Cause)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task TwoReplicas_AtTheSameTime_MakeOneRevisionOfEachTurn(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var one = await Program.StartAsync(place);
        await using var other = await Program.StartAsync(place);

        await Task.WhenAll(one.StepAsync(), other.StepAsync());
        await one.Journal.AppendAsync(Said.Fix(2, Said.At), Cancellation);
        await other.Journal.CatchUpAsync(Cancellation);
        await Task.WhenAll(one.StepAsync(), other.StepAsync());
        // Both ask: each gets a revision of its own.
        await Task.WhenAll(one.AskAsync(), other.AskAsync());
        await one.Journal.CatchUpAsync(Cancellation);

        Assert.Equal(
            [(1, FreezeCause.Opened), (2, FreezeCause.DeclaredFix), (3, FreezeCause.Asked), (4, FreezeCause.Asked)],
            one.Frozen.Reverse().Select(freeze => (freeze.Revision, freeze.Cause)));
        foreach (var freeze in one.Frozen)
        {
            Assert.Equal(freeze.Hash, (await other.Revisions.ReadAsync(Said.Number, freeze.Revision, Cancellation))!.Revision.Hash);
        }
    }

    [Fact]
    public async Task LockedStore_DelaysARevision_WhichSaysSo_AndLosesNothing()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var program = await Program.StartAsync(place);
        await program.StepAsync();
        await program.Journal.AppendAsync(Said.Fix(2, Said.At), Cancellation);
        await using (await program.LockAsync())
        {
            await program.StepAsync(minute: 1);
        }

        Assert.Single(program.Frozen);
        await program.StepAsync(minute: 90);

        var revision = (await program.Revisions.ReadAsync(Said.Number, 2, Cancellation))!.Revision;
        Assert.Equal((FreezeCause.DeclaredFix, Said.At, Said.At.AddMinutes(90)), (revision.Cause.Kind, revision.Cause.At, revision.At));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Bytes_AfterARestartWithAnotherConfiguration_AreTheSame(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        byte[] before;
        await using (var program = await Program.StartAsync(place))
        {
            await program.StepAsync();
            before = (await program.Revisions.ReadAsync(Said.Number, 1, Cancellation))!.Utf8;
        }

        await using var again = await Program.StartAsync(place);
        var other = new FrozenRevisions(new OpsDashboard.Configuration.DashboardOptions(), again.Journal);

        Assert.Equal(before, (await again.Revisions.ReadAsync(Said.Number, 1, Cancellation))!.Utf8);
        Assert.Equal(before, (await other.ReadAsync(Said.Number, 1, Cancellation))!.Utf8);
        Assert.Null(await other.ReadAsync(Said.Number, 2, Cancellation));
    }

    [Fact]
    public async Task ManyAskedFor_DoNotMakeItForgetWhatWasFrozenByItself()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var program = await Program.StartAsync(place);
        await program.StepAsync();
        for (var i = 0; i <= IncidentRecord.MostShown; i++)
        {
            await program.AskAsync();
        }

        await program.StepAsync();

        Assert.DoesNotContain(program.Frozen, one => one.Cause == FreezeCause.Opened);
        Assert.Equal(IncidentRecord.MostShown + 2, program.Frozen[0].Revision);
    }

    /// <summary>One program on a store, a step at a time.</summary>
    private sealed class Program : IAsyncDisposable
    {
        private readonly JournalStore _store;
        private readonly FreezeLoop _loop;

        private Program(StorePlace place)
        {
            _store = place.Store();
            Journal = new IncidentJournal(_store, new IncidentClock(_time, Said.At, timeScale: 1), _time);
            Revisions = new FrozenRevisions(FrozenSample.Options, Journal);
            _loop = new FreezeLoop(Journal, Revisions, new SnapshotFeed(), NullLogger<FreezeLoop>.Instance);
        }

        private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

        public IncidentJournal Journal { get; }

        public FrozenRevisions Revisions { get; }

        /// <summary>Newest first.</summary>
        public ValueList<Freeze> Frozen => Journal.Facts.Of(Said.Number).Frozen;

        public static async Task<Program> StartAsync(StorePlace place)
        {
            var program = new Program(place);
            Assert.True(await program.Journal.CatchUpAsync(Cancellation), program.Journal.State.Error);
            return program;
        }

        public Task StepAsync(int minute = 0) => _loop.StepAsync(Snapshot(minute), Cancellation);

        public async Task AskAsync()
        {
            for (var snapshot = Snapshot(0); await Revisions.WriteAsync(snapshot, snapshot.Incidents[0], FrozenSample.Asked, 0, "ada", Cancellation) is not FreezeResult.Made;)
            {
                Assert.True(await Journal.CatchUpAsync(Cancellation));
            }
        }

        public async Task<IAsyncDisposable> LockAsync()
        {
            var connection = await _store.Source.OpenConnectionAsync(Cancellation);
            await Dapper.SqlMapper.ExecuteAsync(connection, JournalSql.TakePositions, new { Count = 0 }, await connection.BeginTransactionAsync(Cancellation));
            return connection;
        }

        public async ValueTask DisposeAsync()
        {
            _loop.Dispose();
            Revisions.Dispose();
            Journal.Dispose();
            await _store.DisposeAsync();
        }

        private DashboardSnapshot Snapshot(int minute)
        {
            var record = Journal.Facts.Of(Said.Number);
            return FrozenSample.With(incident => incident with { Attempt = record.Attempt, Record = record, Resolution = record.Resolution }) with
            {
                At = Said.At.AddMinutes(minute),
                Journal = Journal.State,
            };
        }
    }
}
