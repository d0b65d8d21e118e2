using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>What a server can do to the journal.</summary>
public sealed class PostgresTroubleTests(SharedPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServerThatIsStopped_IsUnavailable_AndWorksWhenItIsBack()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = JournalStore.Postgres(await server.CreateDatabaseAsync(), TimeProvider.System);
        await store.PrepareAsync(Cancellation);
        var entry = await store.WriteAsync(SampleEntry.Note());

        await server.StopAsync();
        var writing = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([SampleEntry.Note()], Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadAsync(0, 10, Cancellation));
        var starting = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PrepareAsync(Cancellation));
        await server.StartAgainAsync();
        await store.PrepareAsync(Cancellation);

        Assert.StartsWith("the ", writing.Message, StringComparison.Ordinal);
        Assert.StartsWith($"the server of the journal {store.Where} cannot be reached", starting.Message, StringComparison.Ordinal);
        Assert.Equal([entry], await store.ReadAsync(0, 10, Cancellation));
        Assert.Equal(2, (await store.WriteAsync(SampleEntry.Note())).Position);
    }

    [Fact]
    public async Task ServerThatNeverAnswers_IsUnavailable()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var store = JournalStore.Postgres($"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Database=x;SSL Mode=Disable;Timeout=1000;Command Timeout=0", TimeProvider.System);

        var failures = await Task.WhenAll(
            Assert.ThrowsAsync<StoreUnavailableException>(() => store.PrepareAsync(Cancellation)),
            Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([SampleEntry.Note()], Cancellation)),
            Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadAsync(0, 10, Cancellation)));

        Assert.All(failures, failure => Assert.Contains("not answer", failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Locked_IsUnavailable_AndWorksAfterwards()
    {
        var database = await (await postgres.ServerAsync()).CreateDatabaseAsync();
        await using var store = JournalStore.Postgres(database, TimeProvider.System);
        await store.PrepareAsync(Cancellation);
        await using var other = new NpgsqlConnection(database);
        await other.OpenAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await other.ExecuteAsync("UPDATE journal_head SET position = position", transaction: transaction);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([SampleEntry.Note()], Cancellation));
        await transaction.RollbackAsync(Cancellation);

        Assert.Equal($"the journal {store.Where} is locked by another program", refused.Message);
        Assert.Equal(1, (await store.WriteAsync(SampleEntry.Note())).Position);
    }

    [Fact]
    public async Task Database_ThatIsNotThere_IsRefused_WithoutThePassword()
    {
        var settings = new NpgsqlConnectionStringBuilder(await (await postgres.ServerAsync()).CreateDatabaseAsync()) { Database = "missing", Password = "hunter2" };
        await using var store = JournalStore.Postgres(settings.ConnectionString, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Cancellation));

        Assert.Equal(
            $"The database of the journal 127.0.0.1:{settings.Port}/missing does not exist. Create it (createdb), or name another one in Journal:ConnectionString", refused.Message);
        Assert.DoesNotContain("hunter2", $"{store.Where}{refused}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_WithOurNames_ThatAreNotOurs_AreRefused_OthersAreLeftAlone()
    {
        var database = await (await postgres.ServerAsync()).CreateDatabaseAsync();
        await using var other = new NpgsqlConnection(database);
        await other.ExecuteAsync("CREATE TABLE recipes (name TEXT); CREATE TABLE journal_entry (name TEXT)");
        await using var store = JournalStore.Postgres(database, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Cancellation));
        await other.ExecuteAsync("DROP TABLE journal_entry");
        await store.PrepareAsync(Cancellation);

        Assert.StartsWith($"{store.Where} is not a journal: it has other tables (journal_entry).", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.WriteAsync(SampleEntry.Note())).Position);
    }

    [Fact]
    public async Task Transactions_AllHaveTheirLimits_WhichEndWithThem()
    {
        await using var dialect = new PostgresDialect(await (await postgres.ServerAsync()).CreateDatabaseAsync());
        await using var connection = await dialect.Source.OpenConnectionAsync(Cancellation);

        await using (var transaction = await dialect.BeginAsync(connection, Cancellation))
        {
            Assert.Equal(("5s", "2500ms"), (await ShowAsync("idle_in_transaction_session_timeout"), await ShowAsync("lock_timeout")));
            Assert.Equal(("on", "read committed"), (await ShowAsync("fsync"), await ShowAsync("transaction_isolation")));
        }

        Assert.Equal(("0", "0"), (await ShowAsync("idle_in_transaction_session_timeout"), await ShowAsync("lock_timeout")));

        Task<string?> ShowAsync(string setting) => connection.ExecuteScalarAsync<string>($"SHOW {setting}");
    }
}
