using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OpsDashboard.Journal.Store;

/// <summary>Connections to one SQLite file, each with the pragmas the journal counts on.</summary>
sealed class SqliteSource(string path) : DbDataSource
{
    /// <summary>How long a statement waits for another writer, also of another program.</summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(2);

    // synchronous=FULL: a commit is handed to the disk (fsync) before it counts. Tests that kill the process prove only that
    // nothing is lost with the process; that nothing is lost with the power rests on this setting and on a disk that keeps its word.
    // journal_size_limit: bytes that the WAL file keeps after a checkpoint.
    private static readonly string Pragmas =
        $"PRAGMA busy_timeout = {BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864";

    // Never made by opening: a file that is deleted under the program must not come back empty.
    public override string ConnectionString { get; } = Text(path, SqliteOpenMode.ReadWrite, pooling: true);

    /// <summary>Outside of the pool, so that a file that is refused is let go of.</summary>
    public SqliteConnection OpenOrCreate()
    {
        var connection = new SqliteConnection(Text(path, SqliteOpenMode.ReadWriteCreate, pooling: false));
        return Prepared(connection);
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        if (!File.Exists(path))
        {
            // Pooled connections would go on writing to a file that has no name any more.
            throw new FileNotFoundException("the file is gone", path);
        }

        return Prepared(new SqliteConnection(ConnectionString));
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OpenDbConnection());
    }

    protected override void Dispose(bool disposing)
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        base.Dispose(disposing);
    }

    // The base class disposes nothing by itself when it is asked to asynchronously.
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(disposing: true);
        return base.DisposeAsyncCore();
    }

    private static SqliteConnection Prepared(SqliteConnection connection)
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // The driver tries again while the file is busy, until its own timeout: as long as SQLite's, so that both end together.
    private static string Text(string path, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooling, DefaultTimeout = (int)BusyTimeout.TotalSeconds }.ToString();
}
