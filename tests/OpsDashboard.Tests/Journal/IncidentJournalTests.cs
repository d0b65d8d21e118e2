using OpsDashboard.Journal;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Journal.Store;
using OpsDashboard.Tests.Support;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.Journal;

public sealed class IncidentJournalTests(SharedPostgres postgres)
{
    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BeforeTheFirstRead_NothingIsKnown_AndNothingIsTaken()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var replica = new Replica(place);

        var result = await replica.Journal.AppendAsync(Note(), Cancellation);

        Assert.Equal(new AppendResult.Unavailable("the first read is not finished"), result);
        Assert.Equal((JournalStatus.Unread, At), (replica.Journal.State.Status, replica.Journal.State.Since));
        Assert.NotNull(replica.Journal.Facts.Unread);
        Assert.True(await replica.Journal.CatchUpAsync(Cancellation));
        Assert.Equal((JournalState.Well(0), null), (replica.Journal.State, replica.Journal.Facts.Unread));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Written_IsOnDiskAndInTheFacts_AndStillThereAfterARestart(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using (var replica = new Replica(place))
        {
            await replica.Journal.CatchUpAsync(Cancellation);
            var written = Assert.IsType<AppendResult.Written>(await replica.Journal.AppendAsync(Note("one"), Cancellation));
            Assert.Equal((1, 1, "one"), (written.Entry.Position, replica.Journal.Facts.Position, replica.Journal.Facts.Of(Number).Notes[0].Text));
        }

        await using var again = new Replica(place);
        await again.Journal.CatchUpAsync(Cancellation);
        Assert.Equal("one", again.Journal.Facts.Of(Number).Notes[0].Text);
        Assert.Equal(1, (await again.Journal.ReadAsync(Number, 0, 10, Cancellation)).Single().Position);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task TwoReplicas_EachFoldsTheOthersEntries_InTheirOrder_AndOnce(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var one = new Replica(place);
        await using var other = new Replica(place);
        await one.Journal.CatchUpAsync(Cancellation);
        await other.Journal.CatchUpAsync(Cancellation);

        for (var i = 0; i < 6; i++)
        {
            // Its own entry comes behind one that it does not know yet.
            await (i % 2 == 0 ? one : other).Journal.AppendAsync(Note($"{i}"), Cancellation);
        }

        await one.Journal.CatchUpAsync(Cancellation);
        await one.Journal.CatchUpAsync(Cancellation);
        foreach (var replica in (Replica[])[one, other])
        {
            Assert.Equal(["5", "4", "3", "2", "1", "0"], replica.Journal.Facts.Of(Number).Notes.Select(note => note.Text));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task ManyWritersAtOnce_AllAreInTheFacts_EachOnce(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var replica = new Replica(place);
        await replica.Journal.CatchUpAsync(Cancellation);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => replica.Journal.AppendAsync(Note($"{i}"), Cancellation)));

        Assert.All(results, result => Assert.IsType<AppendResult.Written>(result));
        Assert.Equal(Enumerable.Range(0, 20), replica.Journal.Facts.Of(Number).Notes.Select(note => int.Parse(note.Text)).Order());
    }

    [Fact]
    public async Task Conflict_TheEntryOfTheOther_IsKnownAfterwards()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var one = new Replica(place);
        await using var other = new Replica(place);
        await one.Journal.CatchUpAsync(Cancellation);
        await other.Journal.CatchUpAsync(Cancellation);
        await one.Journal.AppendAsync(SignOff() with { ExpectedVersion = 0 }, Cancellation);

        var result = await other.Journal.AppendAsync(SignOff() with { ExpectedVersion = 0 }, Cancellation);

        Assert.Equal(1, Assert.IsType<AppendResult.Conflict>(result).Theirs?.Position);
        Assert.Equal(1, other.Journal.Facts.Of(Number).SignOffs[0].Version);
        Assert.Equal(JournalStatus.Ok, other.Journal.State.Status);
    }

    [Fact]
    public async Task Changed_IsRaisedOutsideOfAnyLock_OnceAWrite()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var replica = new Replica(place);
        List<long> seen = [];
        replica.Journal.Changed += (_, _) =>
        {
            seen.Add(replica.Journal.Facts.Position);
            // It may use the journal itself; on this thread it would wait for ever for a lock that the raiser holds.
            Assert.True(Task.Run(() => replica.Journal.CatchUpAsync(Cancellation), Cancellation).Wait(TimeSpan.FromSeconds(30)));
        };

        await replica.Journal.CatchUpAsync(Cancellation);
        seen.Clear();
        await replica.Journal.AppendAsync(Note(), Cancellation);
        await replica.Journal.CatchUpAsync(Cancellation);

        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task StoreThatCannotBeOpened_SaysWhy_AndIsReadWhenItCanBe()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        var folder = Path.GetDirectoryName(place.Path)!;
        // A file where the folder should be.
        await File.WriteAllTextAsync(folder, "", Cancellation);
        await using var replica = new Replica(place);

        Assert.False(await replica.Journal.CatchUpAsync(Cancellation));
        Assert.Equal(JournalStatus.Unread, replica.Journal.State.Status);
        Assert.Contains(place.Path, replica.Journal.State.Error, StringComparison.Ordinal);
        Assert.Equal(replica.Journal.State.Error, replica.Journal.Facts.Unread);

        File.Delete(folder);
        Assert.True(await replica.Journal.CatchUpAsync(Cancellation));
        Assert.Equal(JournalState.Well(0), replica.Journal.State);
    }
}
