namespace OpsDashboard.Journal.Store;

/// <summary>The journal of a demo: <c>demo.db</c>, or <c>demo-2.db</c> … while others run in the same folder. Names are used again, so
/// there are never more files than demos that ran at once.</summary>
sealed class DemoFile : IDisposable
{
    private const int Most = 64;

    private readonly string _path;
    private readonly FileStream _lock;

    private DemoFile(string path, FileStream held) => (_path, _lock) = (path, held);

    /// <summary>Takes the first file that no running demo has, and empties it unless it is to be resumed.</summary>
    public static DemoFile Claim(string folder, bool resume)
    {
        var path = Path.Combine(folder, "demo.db");
        try
        {
            Directory.CreateDirectory(folder);
            for (var i = 2; ; i++)
            {
                try
                {
                    var claimed = new DemoFile(path, Lock(path));
                    claimed.Begin(resume);
                    return claimed;
                }
                catch (IOException) when (i <= Most && File.Exists(LockOf(path)))
                {
                    // A lock of the operating system: it ends with the process that holds it, however that ends.
                    path = Path.Combine(folder, $"demo-{i}.db");
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException(
                $"The journal of the demo, {path}, cannot be made ({OneLine.Of(failure.Message, 300)}). Give the program a folder it may write to, or set Journal:ConnectionString", failure);
        }
    }

    public JournalStore Open(TimeProvider time) => new(new SqliteDialect(_path), time) { Claim = this };

    public void Dispose() => _lock.Dispose();

    private static string LockOf(string path) => path + ".lock";

    private static FileStream Lock(string path) => new(LockOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private void Begin(bool resume)
    {
        if (!resume)
        {
            File.Delete(_path);
            File.Delete(_path + "-wal");
            File.Delete(_path + "-shm");
        }
    }
}
