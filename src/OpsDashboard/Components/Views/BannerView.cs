using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>What stands above every page while the journal or the watching itself is in trouble.</summary>
/// <param name="Text">About the journal; null while it is well.</param>
public sealed record BannerView(string? Text)
{
    /// <summary>Sentences that are shown; more of them would push the page away.</summary>
    private const int MostWarnings = 3;

    /// <summary>What else is wrong, a sentence each.</summary>
    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>From a snapshot.</summary>
    public static BannerView Of(DashboardSnapshot snapshot) => new(Words(snapshot.Journal, snapshot.At)) { Warnings = Sentences(snapshot.Warnings) };

    private static ValueList<string> Sentences(ValueList<Warning> warnings) => warnings.Count <= MostWarnings
        ? warnings.Select(warning => warning.Text).ToValueList()
        : warnings.Take(MostWarnings).Select(warning => warning.Text).Append($"And {warnings.Count - MostWarnings} more such warnings.").ToValueList();

    private static string? Words(JournalState journal, DateTimeOffset at) => journal.Status switch
    {
        JournalStatus.Failing => $"The journal cannot be written{Since(journal, at)}: {journal.Error}. What you see is live; sign-offs, notes and evidence are refused until it recovers.",
        JournalStatus.Unread => $"The journal has not been read{Since(journal, at)}: {journal.Error}. Without it no criterion is judged, and sign-offs, notes and evidence are refused; the signals are live.",
        _ => null,
    };

    private static string Since(JournalState journal, DateTimeOffset at) => journal.Since is { } since ? $" since {Times.Beside(since, at)}" : "";
}
