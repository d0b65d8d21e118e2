using OpsDashboard.Journal;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Support;

/// <summary>A journal in a file of its own. It is unread until <see cref="ReadAsync"/>.</summary>
sealed class TemporaryJournal : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JournalStore _store;

    public TemporaryJournal(IncidentClock clock, TimeProvider time)
    {
        // Its patience is real: a test that moves its clock must not cut off a disk.
        _store = JournalStore.Sqlite(_folder.PathOf("journal.db"), TimeProvider.System);
        Journal = new IncidentJournal(_store, clock, time);
    }

    public IncidentJournal Journal { get; }

    public async Task<IncidentJournal> ReadAsync()
    {
        Assert.True(await Journal.CatchUpAsync(TestContext.Current.CancellationToken), Journal.State.Error);
        return Journal;
    }

    public async ValueTask DisposeAsync()
    {
        Journal.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
