using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>Where the stores of one test lie: a new file or a new database. Several stores on it are replicas.</summary>
sealed class StorePlace : IAsyncDisposable
{
    private readonly List<JournalStore> _stores = [];
    private readonly TemporaryFolder _folder = new();
    private readonly string? _postgres;

    private StorePlace(string? postgres) => _postgres = postgres;

    /// <summary>For theories.</summary>
    public static TheoryData<StoreKind> Kinds { get; } = [StoreKind.Sqlite, StoreKind.Postgres];

    /// <summary>The file, where it is one.</summary>
    public string Path => _folder.PathOf("new/journal.db");

    public static async Task<StorePlace> OfAsync(StoreKind kind, SharedPostgres postgres) =>
        new(kind == StoreKind.Sqlite ? null : await (await postgres.ServerAsync()).CreateDatabaseAsync());

    /// <summary>A store on this place that is not prepared.</summary>
    public JournalStore Store(TimeProvider? time = null, IReadOnlyList<SchemaStep>? steps = null)
    {
        var store = new JournalStore(_postgres is null ? new SqliteDialect(Path) : new PostgresDialect(_postgres), time ?? TimeProvider.System, steps);
        _stores.Add(store);
        return store;
    }

    public async Task<JournalStore> PreparedAsync(TimeProvider? time = null)
    {
        var store = Store(time);
        await store.PrepareAsync();
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        _folder.Dispose();
    }
}

/// <summary>The stores that everything is tested on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
