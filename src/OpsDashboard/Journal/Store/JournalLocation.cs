using OpsDashboard.Configuration;

namespace OpsDashboard.Journal.Store;

/// <summary>Which store the configuration means.</summary>
static class JournalLocation
{
    private const string Folder = "data";

    /// <param name="contentRoot">The folder that relative paths are relative to.</param>
    /// <exception cref="StoreRefusedException">A demo finds no file of its own.</exception>
    public static JournalStore Open(DashboardOptions options, string contentRoot, TimeProvider time)
    {
        var folder = Path.Combine(contentRoot, Folder);
        if (options.Journal.ConnectionString is { Length: > 0 } text)
        {
            return ConnectionText.SqlitePath(text) is { } path ? JournalStore.Sqlite(Path.Combine(contentRoot, path), time) : JournalStore.Postgres(text, time);
        }

        // A demo never writes into the record of a real incident.
        return options.CloudMonitoring.UsesEmulator
            ? DemoFile.Claim(folder, options.Emulator.Resume).Open(time)
            : JournalStore.Sqlite(Path.Combine(folder, "journal.db"), time);
    }
}
