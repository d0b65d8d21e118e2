using System.Data.Common;
using Dapper;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>Versions of the schema, on both stores.</summary>
public sealed class SchemaTests(SharedPostgres postgres)
{
    private static readonly SchemaStep Next = new("CREATE TABLE journal_more (a TEXT)", "CREATE TABLE journal_more (a TEXT)");

    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Prepare_Again_ChangesNothing(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var entry = await store.WriteAsync(SampleEntry.Note());

        await store.PrepareAsync(Cancellation);
        var other = await place.PreparedAsync();

        Assert.Equal([entry], await other.ReadAsync(0, 10, Cancellation));
        Assert.Equal(SchemaStep.All.Count, await NumberAsync(store, "SELECT version FROM journal_schema"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task OlderVersion_IsMigrated_AndKeepsItsEntries(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var entry = await (await place.PreparedAsync()).WriteAsync(SampleEntry.Note());
        var newer = place.Store(steps: [.. SchemaStep.All, Next]);

        await newer.PrepareAsync(Cancellation);

        Assert.Equal([entry], await newer.ReadAsync(0, 10, Cancellation));
        Assert.Equal((SchemaStep.All.Count + 1, 0), (await NumberAsync(newer, "SELECT version FROM journal_schema"), await NumberAsync(newer, "SELECT COUNT(*) FROM journal_more")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task FirstVersion_IsMigrated_KeepsItsEntries_AndTakesAttachments(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var old = place.Store(steps: [SchemaStep.All[0]]);
        await old.PrepareAsync(Cancellation);
        var entry = await old.WriteAsync(SampleEntry.Note());

        var store = await place.PreparedAsync();
        await store.WriteAsync(SampleEntry.Note(key: "7@r1") with { Attachment = "{}" });

        Assert.Equal(entry, (await store.ReadAsync(0, 10, Cancellation))[0]);
        Assert.Equal("{}", await store.AttachmentAsync("7@r1", Cancellation));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task VersionWithShortNumbers_IsMigrated_AndTakesTheLargestIncidentNumber(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var old = place.Store(steps: [.. SchemaStep.All.Take(3)]);
        await old.PrepareAsync(Cancellation);
        var entry = await old.WriteAsync(SampleEntry.Note());

        var store = await place.PreparedAsync();
        var large = await store.WriteAsync(SampleEntry.Note() with { Incident = 9_007_199_254_740_991 });

        Assert.Equal([entry], await store.ReadAsync(1278, 0, 10, Cancellation));
        Assert.Equal([large], await store.ReadAsync(9_007_199_254_740_991, 0, 10, Cancellation));
        Assert.Equal(9_007_199_254_740_991, large.Incident);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Migration_ThatFailsMidway_LeavesTheOldSchema_WhichWorks(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var old = await place.PreparedAsync();
        var entry = await old.WriteAsync(SampleEntry.Note());
        var failing = new SchemaStep("DROP TABLE journal_entry; CREATE TABLE broken (", "DROP TABLE journal_entry; CREATE TABLE broken (");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => place.Store(steps: [.. SchemaStep.All, Next, failing]).PrepareAsync(Cancellation));

        var store = await place.PreparedAsync();
        Assert.Equal([entry], await store.ReadAsync(0, 10, Cancellation));
        Assert.Equal(SchemaStep.All.Count, await NumberAsync(store, "SELECT version FROM journal_schema"));
        await Assert.ThrowsAnyAsync<DbException>(() => NumberAsync(store, "SELECT COUNT(*) FROM journal_more"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task NewerVersion_IsRefused_InWords(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await place.Store(steps: [.. SchemaStep.All, Next]).PrepareAsync(Cancellation);
        var store = place.Store();

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Cancellation));

        Assert.Equal(
            $"The journal {store.Where} has schema version {SchemaStep.All.Count + 1}, but this program knows versions up to {SchemaStep.All.Count}. " +
            "Start the newer program that wrote it, or give this one another journal or a backup from before the upgrade",
            refused.Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reads_UseAnIndex(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        await using var connection = await store.Source.OpenConnectionAsync(Cancellation);
        // A table of this size is faster read whole; the question is whether an index would do.
        var explain = kind == StoreKind.Sqlite ? "EXPLAIN QUERY PLAN " : "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; EXPLAIN ";

        foreach (var sql in new[] { JournalSql.Read, JournalSql.ReadIncident, JournalSql.OfKey })
        {
            var rows = await connection.QueryAsync(explain + sql, new { After = 1L, Most = 1, Incident = 1, UniqueKey = "k" });
            var plan = string.Join('\n', rows.SelectMany(row => ((IDictionary<string, object>)row).Values.OfType<string>()));

            Assert.Matches("USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY|Index Scan using", plan);
            Assert.DoesNotMatch("SCAN|Seq Scan|Sort|TEMP B-TREE", plan);
        }
    }

    private static async Task<int> NumberAsync(JournalStore store, string sql)
    {
        await using var connection = await store.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
