using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpsDashboard.Journal.Store;

/// <summary>The journal in one file of SQLite, for one program or several on one machine.</summary>
sealed class SqliteDialect(string path) : StoreDialect
{
    /// <summary>The first with the repair of a race that could lose commits in WAL files (https://sqlite.org/wal.html#walresetbug).</summary>
    public static readonly Version OldestSqlite = new(3, 51, 3);

    private readonly SqliteSource _source = new(Path.GetFullPath(path));

    public override string Where { get; } = Path.GetFullPath(path);

    public override DbDataSource Source => _source;

    public override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";

    public override string LockSchema => "SELECT 1";

    public override string TextOf(SchemaStep step) => step.Sqlite;

    public override async Task<DbConnection> OpenCheckedAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Where)!);
        var connection = _source.OpenOrCreate();
        try
        {
            CheckVersion(connection.ServerVersion);
            await CheckPagesAsync(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the native library, which may be another one than the package brings, is new enough.</summary>
    public static void CheckVersion(string found)
    {
        if (!Version.TryParse(found, out var version) || version < OldestSqlite)
        {
            throw new StoreRefusedException(
                $"The native SQLite library is version {OneLine.Of(found)}; {OldestSqlite} or newer is needed, because older ones can lose what was committed. " +
                "Run the program with the library it is published with (e_sqlite3)");
        }
    }

    /// <summary>Readers and the writer do not wait for each other. Kept in the file, so it holds for every later connection too.</summary>
    public override async Task FinishAsync(DbConnection connection, CancellationToken cancellation)
    {
        var mode = await connection.QuerySingleAsync<string>(new CommandDefinition("PRAGMA journal_mode = WAL", cancellationToken: cancellation));
        if (mode != "wal")
        {
            throw new StoreRefusedException($"The journal {Where} cannot be kept in WAL mode (it is {OneLine.Of(mode)}): its file system cannot share memory. Put it on a local disk");
        }
    }

    public override string? Refusal(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } damaged => Damaged(Reason(damaged)),
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM } closed => Closed(Reason(closed)),
        UnauthorizedAccessException or IOException => Closed(OneLine.Of(failure.Message, 300)),
        _ => null,
    };

    public override string? Trouble(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => $"the journal {Where} is locked by another program",
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => $"the disk of the journal {Where} is full",
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } broken => $"the disk of the journal {Where} failed or is full: {Reason(broken)}",
        SqliteException other => Refusal(other) ?? $"the journal {Where} failed: {Reason(other)}",
        UnauthorizedAccessException or IOException => $"the journal {Where} cannot be used: {OneLine.Of(failure.Message, 300)}",
        _ => null,
    };

    private async Task CheckPagesAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        // Reads the whole file, and would not hear of a cancellation otherwise.
        await using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            var first = await connection.QueryFirstAsync<string>(new CommandDefinition("PRAGMA quick_check(1)", cancellationToken: cancellation));
            if (first != "ok")
            {
                throw new StoreRefusedException(Damaged(OneLine.Of(first, 300)));
            }
        }
        catch (SqliteException interrupted) when (interrupted.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(interrupted.Message, interrupted, cancellation);
        }
    }

    private string Damaged(string reason) =>
        $"The journal {Where} is damaged or no SQLite file ({reason}). Nothing was changed in it. Stop every program that uses it and move it away with its -wal and -shm; " +
        "then put a backup in its place, or what `sqlite3 FILE .recover` still reads, or start with an empty journal";

    private string Closed(string reason) =>
        $"The journal {Where} cannot be opened for writing ({reason}). Give the program a folder it may write to, or set Journal:ConnectionString to another place (Data Source=… or Host=…)";

    private static string Reason(SqliteException failure) => OneLine.Of(raw.sqlite3_errstr(failure.SqliteExtendedErrorCode).utf8_to_string(), 200);
}
