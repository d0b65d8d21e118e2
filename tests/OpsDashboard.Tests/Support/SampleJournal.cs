using OpsDashboard.Journal;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Support;

/// <summary>The one place where tests of workspace and API make a journal: empty, read, in a file that goes with the test run.</summary>
static class SampleJournal
{
    private static readonly TemporaryFolder Folder = new();
    private static int _files;

    static SampleJournal() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();

    public static IncidentJournal Create(IncidentClock clock, TimeProvider time)
    {
        // The store's patience is real: a test that moves its clock must not cut off a disk.
        var store = JournalStore.Sqlite(Folder.PathOf($"{Interlocked.Increment(ref _files)}.db"), TimeProvider.System);
        var journal = new IncidentJournal(store, clock, time);
        // The store works on threads of the pool: none waits for this one.
        Assert.True(journal.CatchUpAsync(CancellationToken.None).GetAwaiter().GetResult(), journal.State.Error);
        return journal;
    }
}
