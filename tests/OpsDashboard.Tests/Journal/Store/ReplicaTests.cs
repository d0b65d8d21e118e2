using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>Several writers and several programs on one store.</summary>
public sealed class ReplicaTests(SharedPostgres postgres)
{
    private const int Writers = 20;
    private const int Each = 5;

    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Positions_OfManyWriters_HaveNoGaps_AndNoneIsSeenBeforeALowerOne(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        JournalStore[] stores = [await place.PreparedAsync(), await place.PreparedAsync()];
        var reader = await place.PreparedAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                await PatientlyAsync(() => stores[writer % 2].AppendAsync([SampleEntry.Note(key: $"{writer}/{i}/a"), SampleEntry.Note(key: $"{writer}/{i}/b")], Cancellation));
            }
        }));

        // A reader that never looks back must see every entry.
        List<long> seen = [];
        while (seen.Count < Writers * Each * 2)
        {
            var last = writing.IsCompleted;
            seen.AddRange((await reader.ReadAsync(seen.LastOrDefault(), 7, Cancellation)).Select(entry => entry.Position));
            Assert.False(last && seen.Count < Writers * Each * 2 && (await reader.ReadAsync(seen.LastOrDefault(), 7, Cancellation)).Count == 0, "the reader has missed entries");
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, Writers * Each * 2).Select(i => (long)i), seen);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Key_WrittenByManyAtOnce_IsWrittenOnce_AndKnownToTheOthers(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        JournalStore[] stores = [await place.PreparedAsync(), await place.PreparedAsync()];

        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            PatientlyAsync(() => stores[writer % 2].AppendAsync(SampleEntry.Note($"{writer}", "one key")))));

        var entry = Assert.Single(await stores[0].ReadAsync(0, 10, Cancellation));
        Assert.All(results, result => Assert.Equal(entry, result is AppendResult.Written written ? written.Entry : Assert.IsType<AppendResult.Known>(result).Entry));
        Assert.InRange(results.Count(result => result is AppendResult.Written), 0, 1);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Version_TakenByManyAtOnce_IsTakenOnce_AndTheOthersSeeByWhom(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        JournalStore[] stores = [await place.PreparedAsync(), await place.PreparedAsync()];

        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            PatientlyAsync(() => stores[writer % 2].AppendAsync(SampleEntry.SignOff(expected: 0) with { By = $"writer {writer}" }))));

        var entry = Assert.Single(await stores[0].ReadAsync(0, 10, Cancellation));
        Assert.All(results.Where(result => result is not AppendResult.Written), result => Assert.Equal(entry, Assert.IsType<AppendResult.Conflict>(result).Theirs));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Programs_ThatStartAtOnce_OnANewStore_AllStart(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PatientlyAsync(() => place.PreparedAsync())));

        Assert.Equal(1, (await (await place.PreparedAsync()).WriteAsync(SampleEntry.Note())).Position);
    }

    // On a slow machine a writer may lose its patience; then it does what writers do: it writes again, and the key says whether it had.
    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> write)
    {
        while (true)
        {
            try
            {
                return await write();
            }
            catch (StoreUnavailableException)
            {
                Cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
