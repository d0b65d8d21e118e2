using Dapper;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>The journal behind PgBouncer in transaction mode: each transaction may get another session, and settings of a session are refused.</summary>
public sealed class PgBouncerTests(SharedPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Journal_WorksThroughIt_ForSeveralReplicasAtOnce()
    {
        await using var bouncer = await PgBouncer.StartAsync(await (await postgres.ServerAsync()).CreateDatabaseAsync());
        await using var one = JournalStore.Postgres(bouncer.ConnectionString, TimeProvider.System);
        await using var other = JournalStore.Postgres(bouncer.ConnectionString, TimeProvider.System);
        await Task.WhenAll(one.PrepareAsync(Cancellation), other.PrepareAsync(Cancellation));

        await Task.WhenAll(WriteAsync(one, "one"), WriteAsync(other, "other"));
        await one.ProbeAsync(Cancellation);
        var entries = await other.ReadAsync(0, 100, Cancellation);

        Assert.Equal(Enumerable.Range(1, 40).Select(position => (long)position), entries.Select(entry => entry.Position));
        Assert.Equal("{}", await other.AttachmentAsync("one-7", Cancellation));
    }

    [Fact]
    public async Task Limits_HoldInEachTransaction_AndStayInNoSession()
    {
        await using var bouncer = await PgBouncer.StartAsync(await (await postgres.ServerAsync()).CreateDatabaseAsync());
        await using var dialect = new PostgresDialect(bouncer.ConnectionString);
        await using var connection = await dialect.Source.OpenConnectionAsync(Cancellation);

        await using (var transaction = await dialect.BeginAsync(connection, Cancellation))
        {
            Assert.Equal("2500ms", await connection.ExecuteScalarAsync<string>("SHOW lock_timeout", transaction: transaction));
        }

        Assert.Equal("0", await connection.ExecuteScalarAsync<string>("SHOW lock_timeout"));
    }

    [Theory]
    [InlineData("Options=-c geqo=off", "options")]
    [InlineData("Search Path=ops", "search_path")]
    public async Task Setting_ThatItRefuses_IsNamed_WithTheRepair(string setting, string name)
    {
        await using var bouncer = await PgBouncer.StartAsync(await (await postgres.ServerAsync()).CreateDatabaseAsync());
        await using var store = JournalStore.Postgres($"{bouncer.ConnectionString};{setting}", TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Cancellation));

        Assert.Equal(
            $"PgBouncer in front of the journal {store.Where} refuses the setting \"{name}\" that Journal:ConnectionString has. " +
            "Remove it there, or name it in ignore_startup_parameters of pgbouncer.ini",
            refused.Message);
    }

    private static async Task WriteAsync(JournalStore store, string name)
    {
        for (var i = 0; i < 20; i++)
        {
            await store.WriteAsync(SampleEntry.Note(key: $"{name}-{i}") with { Attachment = "{}" });
        }
    }
}
