using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Evaluation;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Evaluation;
using OpsDashboard.Tests.Journal.Store;

namespace OpsDashboard.Tests.Journal;

/// <summary>One program on a store: its journal, its feed and its loop, a step at a time on a manual clock.</summary>
sealed class Replica : IAsyncDisposable
{
    private readonly JournalStore _store;

    public Replica(StorePlace place)
    {
        // Its patience is real: the store is.
        _store = place.Store();
        var clock = new IncidentClock(Time, Said.At, timeScale: 1);
        Journal = new IncidentJournal(_store, clock, Time);
        Loop = new JournalLoop(Example.With(Example.Success()), Journal, Feed, Time, NullLogger<JournalLoop>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public SnapshotFeed Feed { get; } = new();

    public IncidentJournal Journal { get; }

    public JournalLoop Loop { get; }

    /// <summary>Publishes what the collector would, judged with all that is known, and lets the loop see it.</summary>
    public async Task SayAsync(int minute, params Criterion[] criteria)
    {
        Feed.Publish(Said.That(minute, 0, criteria).InAttempt(Journal.Facts.Of(Said.Number).Attempt) with { Journal = Journal.State });
        await Loop.StepAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Everything on disk.</summary>
    public async Task<ValueList<JournalEntry>> EntriesAsync() => await _store.ReadAsync(0, 1000, TestContext.Current.CancellationToken);

    public async Task<VerdictBody[]> VerdictsAsync() =>
        (await EntriesAsync()).Where(entry => entry.Kind == EntryKind.Verdict).Select(entry => entry.Read<VerdictBody>()).ToArray();

    /// <summary>Another program is writing, until this is disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await _store.Source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        if (connection is Npgsql.NpgsqlConnection)
        {
            // A session that does nothing within its transaction is otherwise cut off by the server.
            await connection.ExecuteAsync("SET LOCAL idle_in_transaction_session_timeout = 0", transaction: transaction);
        }

        await connection.ExecuteAsync(JournalSql.TakePositions, new { Count = 0 }, transaction);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Loop.Dispose();
        Journal.Dispose();
        await _store.DisposeAsync();
    }
}
