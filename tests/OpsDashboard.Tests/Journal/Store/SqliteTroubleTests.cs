using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>What a file can do to the journal.</summary>
public sealed class SqliteTroubleTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<JournalStore> _stores = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("journal.db");

    [Fact]
    public async Task Connections_AllHaveThePragmas_AlsoFromThePool()
    {
        var store = await PreparedAsync();

        for (var round = 0; round < 2; round++)
        {
            await using var one = await store.Source.OpenConnectionAsync(Cancellation);
            await using var other = await store.Source.OpenConnectionAsync(Cancellation);
            foreach (var connection in new[] { one, other })
            {
                Assert.Equal(("wal", 2, 2000, 0), (
                    await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"), await connection.ExecuteScalarAsync<int>("PRAGMA synchronous"),
                    await connection.ExecuteScalarAsync<int>("PRAGMA busy_timeout"), await connection.ExecuteScalarAsync<int>("PRAGMA trusted_schema")));
                // What somebody else leaves behind in the pool does not stay.
                await connection.ExecuteAsync("PRAGMA synchronous = OFF; PRAGMA busy_timeout = 7");
            }
        }
    }

    [Theory]
    [InlineData("3.51.2")]
    [InlineData("nonsense")]
    public void NativeLibrary_TooOld_IsRefused_InWords(string version) =>
        Assert.StartsWith(
            $"The native SQLite library is version {version}; 3.51.3 or newer is needed",
            Assert.Throws<StoreRefusedException>(() => SqliteDialect.CheckVersion(version)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void NativeLibrary_OfThisProgram_IsNewEnough()
    {
        using var connection = new SqliteConnection();

        SqliteDialect.CheckVersion(connection.ServerVersion);
        SqliteDialect.CheckVersion("3.51.3");
        SqliteDialect.CheckVersion("3.100.0");
    }

    [Fact]
    public async Task File_WithAGarbageHeader_IsRefused_AndLeftAsItIs()
    {
        await File.WriteAllTextAsync(Path, new string('x', 8192), Cancellation);

        var refused = await RefusedAsync();

        Assert.StartsWith($"The journal {Path} is damaged or no SQLite file (file is not a database). Nothing was changed in it.", refused, StringComparison.Ordinal);
        Assert.EndsWith("or start with an empty journal", refused, StringComparison.Ordinal);
        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(Path, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_WithADamagedPage_OrCutShort_IsRefused(bool damaged)
    {
        await using (var store = await PreparedAsync())
        {
            await store.AppendAsync([.. Enumerable.Range(0, 200).Select(i => SampleEntry.Note(new string('n', 900), $"key {i}"))], Cancellation);
        }

        await using (var file = new FileStream(Path, FileMode.Open))
        {
            Assert.InRange(file.Length, 100_000, long.MaxValue);
            var middle = file.Length / 2 / 4096 * 4096;
            if (damaged)
            {
                file.Position = middle;
                await file.WriteAsync(Enumerable.Repeat((byte)0xff, 4096).ToArray(), Cancellation);
            }
            else
            {
                file.SetLength(middle);
            }
        }

        Assert.StartsWith($"The journal {Path} is damaged or no SQLite file (", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfSomethingElse_IsRefused_AndLeftAsItIs()
    {
        await using (var other = new SqliteConnection($"Data Source={Path};Pooling=false"))
        {
            await other.ExecuteAsync("CREATE TABLE recipes (name TEXT)");
        }

        var before = await File.ReadAllBytesAsync(Path, Cancellation);

        var refused = await RefusedAsync();

        Assert.Equal($"{Path} is not a journal: it has other tables (recipes). Nothing was changed in it. Set Journal:ConnectionString to a place of its own", refused);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path, Cancellation));
    }

    [Theory]
    [InlineData("file/journal.db")]
    [InlineData("folder")]
    public async Task Place_ThatCannotBeWritten_IsRefused_InWords(string place)
    {
        // Below a regular file no folder can be made, by nobody.
        await File.WriteAllTextAsync(_folder.PathOf("file"), "", Cancellation);
        Directory.CreateDirectory(_folder.PathOf("folder"));
        var store = Store(_folder.PathOf(place));

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Cancellation));

        Assert.StartsWith($"The journal {_folder.PathOf(place)} cannot be opened for writing (", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Give the program a folder it may write to, or set Journal:ConnectionString to another place (Data Source=… or Host=…)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locked_IsUnavailable_WhileOthersRead_AndWorksAfterwards()
    {
        var store = await PreparedAsync();
        var entry = await store.WriteAsync(SampleEntry.Note());
        await using var other = new SqliteConnection($"Data Source={Path};Pooling=false");
        await other.OpenAsync(Cancellation);
        await other.ExecuteAsync("BEGIN EXCLUSIVE");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([SampleEntry.Note()], Cancellation));
        var read = await store.ReadAsync(0, 10, Cancellation);
        var starting = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store(Path).PrepareAsync(Cancellation));
        await other.ExecuteAsync("ROLLBACK");

        Assert.Equal($"the journal {Path} is locked by another program", refused.Message);
        Assert.Equal(refused.Message, starting.Message);
        Assert.Equal([entry], read);
        Assert.Equal(2, (await store.WriteAsync(SampleEntry.Note())).Position);
    }

    [Fact]
    public async Task FileThatIsGone_IsUnavailable_AndNotMadeAgainByAWrite()
    {
        var store = await PreparedAsync();
        File.Delete(Path);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([SampleEntry.Note()], Cancellation));

        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task DiskFull_IsUnavailable_WritesNothing_AndWorksWhenThereIsRoom()
    {
        var disk = _folder.PathOf("disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk), "a small file system can be mounted by root only, and not in every container");
        try
        {
            await using var store = Store(System.IO.Path.Combine(disk, "journal.db"));
            await store.PrepareAsync(Cancellation);
            var first = await store.WriteAsync(SampleEntry.Note());
            var filler = System.IO.Path.Combine(disk, "filler");
            Assert.True(await RunAsync("bash", "-c", $"head -c 2000000 /dev/zero > {filler} 2>/dev/null; true"));

            var large = SampleEntry.Note(new string('n', 60_000));
            var full = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([SampleEntry.Note(), large], Cancellation));
            var read = await store.ReadAsync(0, 10, Cancellation);
            File.Delete(filler);
            var second = await store.WriteAsync(large);

            Assert.Matches("^the disk of the journal .* (is full|failed or is full)", full.Message);
            Assert.Equal([first], read);
            Assert.Equal(2, second.Position);
        }
        finally
        {
            Assert.True(await RunAsync("umount", "-l", disk));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        _folder.Dispose();
    }

    private JournalStore Store(string path)
    {
        var store = JournalStore.Sqlite(path, TimeProvider.System);
        _stores.Add(store);
        return store;
    }

    private async Task<JournalStore> PreparedAsync()
    {
        var store = Store(Path);
        await store.PrepareAsync(Cancellation);
        return store;
    }

    private async Task<string> RefusedAsync()
    {
        var store = Store(Path);
        return (await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Cancellation))).Message;
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.WaitForExitAsync(Cancellation);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
