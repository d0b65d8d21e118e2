using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>The record of what happened and what was said. Facts are in memory; an entry counts when it is on disk.</summary>
public sealed class IncidentJournal(IncidentClock clock, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private volatile JournalFacts _facts = JournalFacts.Empty;

    /// <summary>What is recorded.</summary>
    public JournalFacts Facts => _facts;

    /// <summary>How the store is.</summary>
    public JournalState State => JournalState.Well(_facts.Position);

    /// <summary>Facts or state are other ones: what is shown must be judged again.</summary>
    public event EventHandler? Changed;

    /// <summary>Writes an entry; when it returns <see cref="AppendResult.Written"/>, it is on disk and in <see cref="Facts"/>.</summary>
    public Task<AppendResult> AppendAsync(NewEntry entry, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (entry.UniqueKey is not null && _entries.FirstOrDefault(one => Key(one) == entry.UniqueKey) is { } known)
            {
                return Task.FromResult<AppendResult>(new AppendResult.Known(known));
            }

            var last = _entries.LastOrDefault(one => Name(one) == entry.Versioned);
            if (entry.ExpectedVersion is { } expected && expected != (last?.Position ?? 0))
            {
                return Task.FromResult<AppendResult>(new AppendResult.Conflict(last));
            }

            var written = new JournalEntry(_entries.Count + 1, entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, time.GetUtcNow(), entry.By, entry.Body);
            _entries.Add(written);
            _keys[written.Position] = entry.UniqueKey;
            _facts = _facts.With([written]);
            Changed?.Invoke(this, EventArgs.Empty);
            return Task.FromResult<AppendResult>(new AppendResult.Written(written));
        }
    }

    /// <summary>Entries of an incident behind a position, oldest first.</summary>
    public Task<ValueList<JournalEntry>> ReadAsync(int incident, long after, int most, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.Where(entry => entry.Incident == incident && entry.Position > after).Take(most).ToValueList());
        }
    }

    private readonly Dictionary<long, string?> _keys = [];

    private string? Key(JournalEntry entry) => _keys.GetValueOrDefault(entry.Position);

    private static string Name(JournalEntry entry) => new NewEntry(entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.By, entry.Body).Versioned;

    /// <summary>Incident time, for entries made by this program.</summary>
    public DateTimeOffset Now => clock.Now;
}
