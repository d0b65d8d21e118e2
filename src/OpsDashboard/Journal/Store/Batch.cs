using System.Data.Common;
using Dapper;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal.Store;

/// <summary>Entries on their way into the store, in one transaction.</summary>
sealed class Batch(StoreDialect dialect, DbConnection connection, IReadOnlyList<NewEntry> entries, DateTimeOffset now)
{
    private const string Unwritten = "not written because another entry of the same batch conflicts";

    private DbTransaction? _transaction;

    public async Task<ValueList<AppendResult>> WriteAsync(CancellationToken cancellation)
    {
        // In SQLite this takes the write lock at once (BEGIN IMMEDIATE). In PostgreSQL each statement must see what others have
        // committed while this one waited for the head of the journal.
        await using var transaction = await dialect.BeginAsync(connection, cancellation);
        _transaction = transaction;
        var last = await connection.QuerySingleAsync<long>(Command(JournalSql.TakePositions, new { entries.Count }, cancellation));
        var before = last - entries.Count;
        var results = new AppendResult?[entries.Count];
        var position = before;
        for (var i = 0; i < entries.Count; i++)
        {
            results[i] = await WriteAsync(entries[i], position + 1, cancellation);
            // One that conflicts stands in the table too, until everything is taken back.
            position += results[i] is AppendResult.Known ? 0 : 1;
        }

        if (results.Contains(null))
        {
            await transaction.RollbackAsync(cancellation);
            _transaction = null;
            return await NothingWrittenAsync(results, before, cancellation);
        }

        if (position < last)
        {
            await connection.ExecuteAsync(Command(JournalSql.GiveBackPositions, new { Last = position }, cancellation));
        }

        await transaction.CommitAsync(cancellation);
        return results.ToValueList()!;
    }

    /// <summary>Null when it conflicts.</summary>
    private async Task<AppendResult?> WriteAsync(NewEntry entry, long position, CancellationToken cancellation)
    {
        var row = EntryRow.Of(entry, position, now);
        if (await connection.ExecuteAsync(Command(JournalSql.Insert, row, cancellation)) == 0)
        {
            var known = await connection.QuerySingleAsync<EntryRow>(Command(JournalSql.OfKey, new { entry.UniqueKey }, cancellation));
            return new AppendResult.Known(known.ToEntry());
        }

        var version = entry.ExpectedVersion switch { null => JournalSql.AnyVersion, 0 => JournalSql.FirstVersion, _ => JournalSql.NextVersion };
        var moved = await connection.ExecuteAsync(Command(version, new { Name = entry.Versioned, Position = position, Expected = entry.ExpectedVersion }, cancellation));
        if (moved == 0)
        {
            return null;
        }

        if (entry.Attachment is { } content)
        {
            await connection.ExecuteAsync(Command(JournalSql.Attach, new { Position = position, Content = content }, cancellation));
        }

        return new AppendResult.Written(row.ToEntry());
    }

    private async Task<ValueList<AppendResult>> NothingWrittenAsync(AppendResult?[] results, long before, CancellationToken cancellation)
    {
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = results[i] switch
            {
                null => new AppendResult.Conflict((await connection.QuerySingleOrDefaultAsync<EntryRow>(
                    Command(JournalSql.LastOfVersion, new { Name = entries[i].Versioned }, cancellation)))?.ToEntry()),
                AppendResult.Known { Entry: var known } when known.Position <= before => results[i],
                _ => new AppendResult.Unavailable(Unwritten),
            };
        }

        return results.ToValueList()!;
    }

    private CommandDefinition Command(string text, object parameters, CancellationToken cancellation) => new(text, parameters, _transaction, cancellationToken: cancellation);
}
