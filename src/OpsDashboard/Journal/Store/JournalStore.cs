using System.Data.Common;
using Dapper;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal.Store;

/// <summary>The journal on disk: SQLite or PostgreSQL. Positions have no gaps and become visible in their order, also with several
/// programs on one store, so that <c>position &gt; last</c> misses nothing.</summary>
/// <remarks>An entry counts when its transaction is committed. When a write fails or is cancelled at the wrong moment it may be on
/// disk all the same: whoever repeats it needs a <see cref="NewEntry.UniqueKey"/> or an expected version.</remarks>
public sealed class JournalStore : IAsyncDisposable
{
    /// <summary>How long a read, or a write once it is its turn, may take; SQLite itself waits 2 s for a lock.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How long a write waits for another one of this program.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    // One writer: SQLite has no more, and in PostgreSQL the others would only wait on more connections.
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly StoreDialect _dialect;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<SchemaStep> _steps;

    internal JournalStore(StoreDialect dialect, TimeProvider time, IReadOnlyList<SchemaStep>? steps = null) =>
        (_dialect, _time, _steps) = (dialect, time, steps ?? SchemaStep.All);

    /// <summary>For people: the file's path, or host and database; never a password.</summary>
    public string Where => _dialect.Where;

    /// <summary>What keeps others off this store as long as it is open.</summary>
    internal IDisposable? Claim { get; init; }

    /// <summary>Whether <see cref="PrepareAsync"/> has succeeded: the check of a large file is not made twice a start.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>The connections, as they are used.</summary>
    internal DbDataSource Source => _dialect.Source;

    /// <summary>A file, made with its folder when it is not there.</summary>
    public static JournalStore Sqlite(string path, TimeProvider time) => new(new SqliteDialect(path), time);

    /// <summary>A database, which must be there; its tables are made.</summary>
    public static JournalStore Postgres(string connectionString, TimeProvider time) => new(new PostgresDialect(connectionString), time);

    /// <summary>Checks version and integrity and brings the schema up to date. Bounded by <paramref name="cancellation"/> alone: a large file takes its time.</summary>
    /// <exception cref="StoreRefusedException">It does not heal by itself.</exception>
    /// <exception cref="StoreUnavailableException">It may be called again.</exception>
    public Task PrepareAsync(CancellationToken cancellation = default) => Task.Run(
        async () =>
        {
            try
            {
                await using var connection = await _dialect.OpenCheckedAsync(cancellation);
                await Schema.MigrateAsync(connection, _dialect, _steps, cancellation);
                await _dialect.FinishAsync(connection, cancellation);
                IsPrepared = true;
            }
            catch (Exception failure) when (_dialect.Refusal(failure) is { } words)
            {
                throw new StoreRefusedException(words, failure);
            }
            catch (Exception failure) when (_dialect.Trouble(failure) is { } words)
            {
                throw new StoreUnavailableException(words, failure);
            }
        },
        cancellation);

    /// <summary>Writes all entries in one transaction, or none: when one of them conflicts, that one is <see cref="AppendResult.Conflict"/>
    /// and those not on disk before are <see cref="AppendResult.Unavailable"/>. Results in the order of the entries.</summary>
    /// <exception cref="StoreUnavailableException">Nothing is known to be written.</exception>
    public async Task<ValueList<AppendResult>> AppendAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default)
    {
        EntryBounds.Check(entries);
        if (entries.Count == 0)
        {
            return [];
        }

        if (!await _writer.WaitAsync(Turn, cancellation))
        {
            throw new StoreBusyException($"the journal {Where} is busy with other writes");
        }

        try
        {
            return await BoundedAsync((connection, bound) => new Batch(_dialect, connection, entries, _time.GetUtcNow()).WriteAsync(bound), cancellation);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Writes nothing new, but takes every step of a write: lock, log and disk.</summary>
    /// <exception cref="StoreUnavailableException">A write would fail now.</exception>
    public async Task ProbeAsync(CancellationToken cancellation = default)
    {
        if (!await _writer.WaitAsync(Turn, cancellation))
        {
            throw new StoreBusyException($"the journal {Where} is busy with other writes");
        }

        try
        {
            await BoundedAsync(
                async (connection, bound) =>
                {
                    await using var transaction = await _dialect.BeginAsync(connection, bound);
                    await connection.ExecuteAsync(new CommandDefinition(JournalSql.Probe, transaction: transaction, cancellationToken: bound));
                    await transaction.CommitAsync(bound);
                    return true;
                },
                cancellation);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Entries behind a position, oldest first, at most 10,000.</summary>
    public Task<ValueList<JournalEntry>> ReadAsync(long after, int most, CancellationToken cancellation = default) =>
        QueryAsync(JournalSql.Read, new { After = after, Most = Checked(most) }, cancellation);

    /// <summary>Entries of one incident behind a position, oldest first, at most 10,000.</summary>
    public Task<ValueList<JournalEntry>> ReadAsync(long incident, long after, int most, CancellationToken cancellation = default) =>
        QueryAsync(JournalSql.ReadIncident, new { Incident = incident, After = after, Most = Checked(most) }, cancellation);

    /// <summary>What is attached to the entry with a <see cref="NewEntry.UniqueKey"/>; null when there is no such entry, or nothing attached.</summary>
    public Task<string?> AttachmentAsync(string uniqueKey, CancellationToken cancellation = default) => BoundedAsync(
        (connection, bound) => connection.ExecuteScalarAsync<string?>(new CommandDefinition(JournalSql.Attached, new { UniqueKey = uniqueKey }, cancellationToken: bound)),
        cancellation);

    /// <summary>The latest incident time of any entry; null when there is none. Reads every entry.</summary>
    public Task<DateTimeOffset?> LatestAtAsync(CancellationToken cancellation = default) => BoundedAsync(
        async (connection, bound) =>
            await connection.ExecuteScalarAsync<long?>(new CommandDefinition(JournalSql.LatestAt, cancellationToken: bound)) is { } latest ? EntryRow.Time(latest) : (DateTimeOffset?)null,
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await _dialect.DisposeAsync();
        Claim?.Dispose();
    }

    // A shorter answer than asked for would be taken for the end.
    private static int Checked(int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, EntryBounds.MostRead);
        return most;
    }

    private Task<ValueList<JournalEntry>> QueryAsync(string sql, object parameters, CancellationToken cancellation) => BoundedAsync(
        async (connection, bound) =>
        {
            var rows = await connection.QueryAsync<EntryRow>(new CommandDefinition(sql, parameters, cancellationToken: bound));
            return rows.Select(row => row.ToEntry()).ToValueList();
        },
        cancellation);

    /// <summary>On a thread of the pool, because SQLite's driver is synchronous: no caller's thread waits for a disk.</summary>
    private Task<T> BoundedAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            try
            {
                await using var connection = await _dialect.Source.OpenConnectionAsync(bound.Token);
                return await work(connection, bound.Token);
            }
            catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
            {
                throw new StoreUnavailableException($"the journal {Where} did not answer within {Patience.TotalSeconds} s", late);
            }
            catch (Exception failure) when (_dialect.Trouble(failure) is { } words)
            {
                throw new StoreUnavailableException(words, failure);
            }
        },
        cancellation);
}
