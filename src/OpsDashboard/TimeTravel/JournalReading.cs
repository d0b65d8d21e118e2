using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;

namespace OpsDashboard.TimeTravel;

/// <summary>Reads from the store what was recorded by a moment. What cannot be read says why; nothing is thrown.</summary>
static class JournalReading
{
    /// <summary>Entries that one moment may take; what is folded is far smaller.</summary>
    public const int MostEntries = 50_000;

    private const int PageSize = 2_000;

    public static async Task<JournalThen> ReadAsync(this IncidentJournal journal, DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            var (then, position, read) = (new JournalThen(at, JournalFacts.Empty), 0L, 0);
            ValueList<JournalEntry> page;
            do
            {
                page = await journal.ReadAllAsync(position, PageSize, cancellation);
                then = page.Count == 0 ? then : then.With(page);
                (position, read) = (page.Count == 0 ? position : page[^1].Position, read + page.Count);
            }
            while (page.Count == PageSize && read < MostEntries);

            return page.Count == PageSize
                ? JournalThen.NotRead(at, $"the journal has more than {MostEntries:N0} entries, which is more than is read for one page")
                : then with { Outage = then.Outage ?? Now(journal.State, at) };
        }
        catch (Exception failure) when (JournalHealth.Words(failure) is { } reason)
        {
            return JournalThen.NotRead(at, reason);
        }
    }

    // An outage that is not over has no entry yet.
    private static OutageBody? Now(JournalState state, DateTimeOffset at) =>
        state is { Status: not JournalStatus.Ok, Since: { } since, Error: { } error } && since <= at ? new OutageBody(since, error) : null;
}
