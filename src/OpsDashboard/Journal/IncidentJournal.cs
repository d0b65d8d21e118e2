using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>The record of what happened and what was said, over the store. Facts are in memory; an entry counts when it is on disk.</summary>
/// <remarks>Entries of other replicas come in through <see cref="CatchUpAsync"/>. Whoever folds does so in the order of positions, each
/// entry once.</remarks>
public sealed class IncidentJournal : IDisposable
{
    /// <summary>Nobody who writes waits longer than this: the store's own bounds (2 s for its turn, 3 s for the write) come first.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(6);

    /// <summary>Entries that one query returns at most.</summary>
    private const int PageSize = 500;

    private readonly JournalStore _store;
    private readonly IncidentClock _clock;
    private readonly TimeProvider _time;
    private readonly JournalInstruments? _instruments;
    private readonly JournalHealth _health;

    // Held by who folds. _read may be ahead of the facts while the first read is going on.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private JournalFacts _read = JournalFacts.Empty;
    private volatile JournalFacts _facts = JournalFacts.NotRead(JournalHealth.Starting);

    public IncidentJournal(JournalStore store, IncidentClock clock, TimeProvider time, JournalInstruments? instruments = null)
    {
        (_store, _clock, _time, _instruments) = (store, clock, time, instruments);
        _health = new JournalHealth(clock);
        instruments?.Watch(() => State);
    }

    /// <summary>What is recorded.</summary>
    public JournalFacts Facts => _facts;

    /// <summary>How the store is.</summary>
    public JournalState State => _health.State with { Position = _facts.Position };

    /// <summary>Whether only a write can tell that all is well again.</summary>
    internal bool MustWrite => _health.MustWrite;

    /// <summary>Facts or state are other ones: what is shown must be judged again. Raised on any thread, never within a lock.</summary>
    public event EventHandler? Changed;

    /// <summary>Incident time, for entries made by this program.</summary>
    public DateTimeOffset Now => _clock.Now;

    /// <summary>Writes an entry; when it returns <see cref="AppendResult.Written"/>, it is on disk and in <see cref="Facts"/>.</summary>
    public async Task<AppendResult> AppendAsync(NewEntry entry, CancellationToken cancellation = default) => (await AppendAsync([entry], cancellation))[0];

    /// <summary>Writes entries in one transaction: all of them, or none.</summary>
    public async Task<ValueList<AppendResult>> AppendAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default)
    {
        if (_facts.Unread is { } unread)
        {
            return Refused(entries, unread);
        }

        var started = _time.GetTimestamp();
        using var limit = new CancellationTokenSource(Limit, _time);
        ValueList<AppendResult> results;
        try
        {
            // Once it is on its way it ends by itself: a client that goes away must not hide that the store takes nothing.
            cancellation.ThrowIfCancellationRequested();
            results = await _store.AppendAsync(entries, limit.Token);
        }
        catch (StoreBusyException busy)
        {
            _instruments?.Failed();
            return Refused(entries, busy.Message);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && JournalHealth.Words(exception) is { } reason)
        {
            _instruments?.Failed();
            Tell(_health.CannotWrite(reason));
            return Refused(entries, reason);
        }

        _instruments?.Wrote(results, _time.GetElapsedTime(started));
        if (results.Any(result => result is AppendResult.Written or AppendResult.Known))
        {
            Tell(_health.Wrote());
        }

        await KeepUpAsync(results, limit.Token);
        return results;
    }

    /// <summary>Finds out whether the store takes writes, where nothing is to be written: one that is locked or full can still be read.</summary>
    public async Task ProbeAsync()
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        try
        {
            await _store.ProbeAsync(limit.Token);
        }
        catch (StoreBusyException)
        {
            // Others write: they find out.
        }
        catch (Exception exception) when (JournalHealth.Words(exception) is { } reason)
        {
            Tell(_health.CannotWrite(reason));
        }
    }

    /// <summary>A defect of this program keeps entries from being written: that must not pass for a journal that is well.</summary>
    public void TellDefect(Exception defect) => Tell(_health.CannotWrite($"a defect of this program: {defect.Message}"));

    /// <summary>Reads what was written since, by whomever. False when the store cannot be read now: <see cref="State"/> says why.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation = default)
    {
        try
        {
            await ReadOnAsync([], cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && JournalHealth.Words(exception) is { } reason)
        {
            if (_facts.Unread is not null)
            {
                _facts = JournalFacts.NotRead(reason);
            }

            Tell(_health.CannotRead(reason));
            return false;
        }

        Tell(_health.Read());
        return true;
    }

    /// <summary>Entries of an incident behind a position, oldest first.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    public Task<ValueList<JournalEntry>> ReadAsync(long incident, long after, int most, CancellationToken cancellation = default) =>
        _store.ReadAsync(incident, after, most, cancellation);

    /// <summary>Entries of all incidents behind a position, oldest first.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    public Task<ValueList<JournalEntry>> ReadAllAsync(long after, int most, CancellationToken cancellation = default) => _store.ReadAsync(after, most, cancellation);

    /// <summary>What is attached to the entry with a unique key; null when there is no such entry.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    public Task<string?> AttachmentAsync(string uniqueKey, CancellationToken cancellation = default) => _store.AttachmentAsync(uniqueKey, cancellation);

    public void Dispose() => _turn.Dispose();

    /// <summary>What is on disk is told as written, also where reading it back fails: the facts follow when the store answers again.</summary>
    private async Task KeepUpAsync(ValueList<AppendResult> results, CancellationToken limit)
    {
        var entries = results.Select(JournalResults.EntryOf).OfType<JournalEntry>().OrderBy(entry => entry.Position).ToArray();
        if (entries.Length == 0 || entries[^1].Position <= _facts.Position)
        {
            return;
        }

        try
        {
            await ReadOnAsync(entries, limit);
        }
        catch (Exception exception) when (JournalHealth.Words(exception) is { } reason)
        {
            Tell(_health.CannotRead(reason));
        }
    }

    /// <param name="known">Entries that are on disk. When they follow upon what is folded, nothing is asked.</param>
    private async Task ReadOnAsync(JournalEntry[] known, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        bool changed;
        try
        {
            if (!_store.IsPrepared)
            {
                await _store.PrepareAsync(cancellation);
            }

            var entries = known.SkipWhile(entry => entry.Position <= _read.Position).ToValueList();
            if (entries.Count > 0 && entries.Index().All(one => one.Item.Position == _read.Position + one.Index + 1))
            {
                _read = _read.With(entries);
            }
            else if (known.Length == 0 || entries.Count > 0)
            {
                ValueList<JournalEntry> page;
                do
                {
                    page = await _store.ReadAsync(_read.Position, PageSize, cancellation);
                    _read = page.Count == 0 ? _read : _read.With(page);
                }
                while (page.Count == PageSize);
            }

            changed = _facts.Unread is not null || _facts.Position != _read.Position;
            _facts = _read;
        }
        finally
        {
            _turn.Release();
        }

        Tell(changed);
    }

    private void Tell(bool changed)
    {
        if (changed)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private static ValueList<AppendResult> Refused(IReadOnlyList<NewEntry> entries, string reason) =>
        entries.Select(AppendResult (_) => new AppendResult.Unavailable(reason)).ToValueList();
}
