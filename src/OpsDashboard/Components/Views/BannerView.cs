using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>What stands above every page while the journal is in trouble; null otherwise.</summary>
public sealed record BannerView(string? Text)
{
    /// <summary>From a snapshot.</summary>
    public static BannerView Of(DashboardSnapshot snapshot) => new(Words(snapshot.Journal, snapshot.At));

    private static string? Words(JournalState journal, DateTimeOffset at) => journal.Status switch
    {
        JournalStatus.Failing => $"The journal cannot be written{Since(journal, at)}: {journal.Error}. What you see is live; sign-offs, notes and evidence are refused until it recovers.",
        JournalStatus.Unread => $"The journal has not been read{Since(journal, at)}: {journal.Error}. Without it no criterion is judged, and sign-offs, notes and evidence are refused; the signals are live.",
        _ => null,
    };

    private static string Since(JournalState journal, DateTimeOffset at) => journal.Since is { } since ? $" since {Times.Beside(since, at)}" : "";
}
