using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace OpsDashboard.Journal.Store;

/// <summary>The journal in a database of PostgreSQL, for several replicas.</summary>
sealed class PostgresDialect : StoreDialect
{
    /// <summary>The oldest release that its makers still mend (2026).</summary>
    private const int OldestPostgres = 14;

    private const string UnsupportedParameter = "unsupported startup parameter";

    private readonly NpgsqlDataSource _source;

    public PostgresDialect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = 3,
            CommandTimeout = 3,
            // Milliseconds in which the server may confirm that it gave a statement up; then the connection is closed.
            CancellationTimeout = 500,
            ApplicationName = "OpsDashboard journal",
            IncludeErrorDetail = false,
            // Between transactions nothing is kept in a session, so that PgBouncer may give each of them another one.
            MaxAutoPrepare = 0,
            NoResetOnClose = true,
        };
        _source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        Where = $"{settings.Host}:{settings.Port}/{settings.Database}";
    }

    public override string Where { get; }

    public override DbDataSource Source => _source;

    // The database may be shared with others; ours are told by their names.
    public override string Tables => """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_name IN ('journal_schema', 'journal_head', 'journal_entry', 'journal_version') ORDER BY table_name
        """;

    // The number is ours: "opsdash" in ASCII.
    public override string LockSchema => "SELECT pg_advisory_xact_lock(31370705231360872)";

    /// <inheritdoc/>
    /// <remarks>A replica that stands still (or is cut off) inside a transaction must not hold the head of the journal for ever. In the transaction,
    /// not as options of the connection: those PgBouncer refuses.</remarks>
    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await base.BeginAsync(connection, cancellation);
        await using var limits = connection.CreateCommand();
        limits.Transaction = transaction;
        limits.CommandText = "SET LOCAL idle_in_transaction_session_timeout = 5000; SET LOCAL lock_timeout = 2500";
        await limits.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    public override string TextOf(SchemaStep step) => step.Postgres;

    // A step may rewrite every row of a large table.
    public override int? StepSeconds => 600;

    public override async Task<DbConnection> OpenCheckedAsync(CancellationToken cancellation)
    {
        var connection = await _source.OpenConnectionAsync(cancellation);
        if (connection.PostgreSqlVersion.Major >= OldestPostgres)
        {
            return connection;
        }

        var found = connection.PostgreSqlVersion;
        await connection.DisposeAsync();
        throw new StoreRefusedException($"The PostgreSQL server of the journal {Where} is version {found}; {OldestPostgres} or newer is needed. Upgrade the server");
    }

    public override string? Refusal(Exception failure) => failure is not PostgresException refused ? null : refused.SqlState switch
    {
        PostgresErrorCodes.ProtocolViolation when refused.MessageText.StartsWith(UnsupportedParameter, StringComparison.Ordinal) =>
            $"PgBouncer in front of the journal {Where} refuses the setting \"{OneLine.Of(refused.MessageText[(refused.MessageText.LastIndexOf(':') + 1)..].Trim(), 60)}\" that Journal:ConnectionString has. " +
            "Remove it there, or name it in ignore_startup_parameters of pgbouncer.ini",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"PostgreSQL does not let the user of the journal {Where} in ({Reason(refused)}). Check user and password in Journal:ConnectionString",
        PostgresErrorCodes.InvalidCatalogName => $"The database of the journal {Where} does not exist. Create it (createdb), or name another one in Journal:ConnectionString",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The user of the journal {Where} may not do what is needed ({Reason(refused)}). Let it create tables in its schema: GRANT CREATE, USAGE ON SCHEMA …",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"The journal {Where} is damaged ({Reason(refused)}). Stop every program that uses it, then restore a backup of the database",
        _ => null,
    };

    public override string? Trouble(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => $"the disk of the journal {Where} is full",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled } => $"the journal {Where} is locked by another program",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => $"the server of the journal {Where} takes no writes now (a standby)",
        PostgresException other => Refusal(other) ?? $"the journal {Where} failed: {Reason(other)} ({other.SqlState})",
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => $"the server of the journal {Where} does not answer",
        NpgsqlException or SocketException or IOException => $"the server of the journal {Where} cannot be reached: {OneLine.Of(failure.GetBaseException().Message, 200)}",
        _ => null,
    };

    // Never the detail: it repeats values.
    private static string Reason(PostgresException failure) => OneLine.Of(failure.MessageText, 200);
}
