using OpsDashboard.Configuration;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>Journals what the snapshots say, behind their publication: the difference between what is journalled and the newest one, in
/// one transaction. While the store takes nothing, differences add up to one; nobody waits for it.</summary>
sealed class JournalLoop(DashboardOptions options, IncidentJournal journal, SnapshotFeed feed, TimeProvider time, ILogger<JournalLoop> log) : BackgroundService
{
    /// <summary>How often the store is asked for what other replicas wrote, and tried again when it fails, while no snapshot comes.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The first snapshot waits this long for the journal; what is read later is judged then.</summary>
    private static readonly TimeSpan Head = TimeSpan.FromSeconds(0.4);

    /// <summary>Replicas that write the same at the same time: computed anew so often, then with the next snapshot.</summary>
    private const int MostTries = 3;

    private ConfigurationBody? _configuration = ConfigurationEntry.BodyOf(options);
    private long? _journalled;
    private long _wrote = time.GetTimestamp();
    private JournalStatus _told = JournalStatus.Ok;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // On a thread of its own: a store in a file blocks the one that asks.
        var first = Task.Run(() => journal.CatchUpAsync(cancellationToken), cancellationToken);
        await Task.WhenAny(first, Task.Delay(Head, time, cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var snapshots = feed.Watch(stoppingToken).GetAsyncEnumerator(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        var (snapshot, tick) = (snapshots.MoveNextAsync().AsTask(), timer.WaitForNextTickAsync(stoppingToken).AsTask());
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.WhenAny(snapshot, tick);
                // Throws when the program ends.
                snapshot = snapshot.IsCompleted && await snapshot ? snapshots.MoveNextAsync().AsTask() : snapshot;
                tick = tick.IsCompleted && await tick ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick;
                await SafeStepAsync(stoppingToken);
            }
        }
        finally
        {
            // An iterator must not be disposed while it moves on.
            await ((Task)snapshot).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SafeStepAsync(CancellationToken stopping)
    {
        try
        {
            await StepAsync(stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            log.StepFailed(exception);
            journal.TellDefect(exception);
        }
    }

    /// <summary>Reads on, then writes what the newest snapshot says and the journal does not.</summary>
    internal async Task StepAsync(CancellationToken stopping)
    {
        for (var tries = 0; tries < MostTries && await journal.CatchUpAsync(stopping) && feed.Current is { } snapshot; tries++)
        {
            await WriteConfigurationAsync(snapshot.At, stopping);
            if (await WriteAsync(snapshot, stopping))
            {
                break;
            }
        }

        if (!journal.MustWrite && journal.Facts.Unread is null && time.GetElapsedTime(_wrote) >= Interval)
        {
            await journal.ProbeAsync();
            _wrote = time.GetTimestamp();
        }

        Tell();
    }

    /// <summary>False when somebody else was first.</summary>
    private async Task<bool> WriteAsync(DashboardSnapshot snapshot, CancellationToken stopping)
    {
        var (facts, missed) = (journal.Facts, _journalled is { } last ? Math.Max(0, snapshot.Version - last - 1) : 0);
        NewEntry[] outage = Outage() is { } over ? [over] : [];
        NewEntry[] entries = [.. ((IEnumerable<NewEntry>)[.. outage, .. Transitions.Of(facts, snapshot, missed), .. FingerprintEntries.Of(snapshot, facts, Transitions.Author)]).Take(EntryBounds.MostWritten)];
        if (entries.Length > 0)
        {
            _wrote = time.GetTimestamp();
            var results = await journal.AppendAsync(entries, stopping);
            if (results.Any(result => result is AppendResult.Conflict))
            {
                return false;
            }

            if (results.Any(result => result is AppendResult.Unavailable))
            {
                return true;
            }
        }

        _journalled = snapshot.Version;
        return true;
    }

    /// <summary>By itself: were it ever refused, verdicts would be written all the same.</summary>
    private async Task WriteConfigurationAsync(DateTimeOffset now, CancellationToken stopping)
    {
        if (_configuration is not { } body || journal.MustWrite || journal.Facts.Unread is not null)
        {
            return;
        }

        var entry = ConfigurationEntry.Of(journal.Facts, body, now);
        if (entry is null || await journal.AppendAsync(entry, stopping) is AppendResult.Written or AppendResult.Conflict)
        {
            _configuration = null;
        }
    }

    /// <summary>After a failed write something must be written to know that it is over: that it was.</summary>
    private NewEntry? Outage() => journal is { MustWrite: true, State: { Since: { } since, Error: { } error } }
        ? new NewEntry(Incident: 0, Attempt: 0, EntryKind.Outage, "", journal.Now, Transitions.Author, EntryJson.Write(new OutageBody(since, error)))
        : null;

    private void Tell()
    {
        var state = journal.State;
        if (state.Status == _told)
        {
            return;
        }

        _told = state.Status;
        if (state.Status == JournalStatus.Ok)
        {
            log.JournalWell(state.Position);
        }
        else
        {
            log.JournalTroubled(state.Status, state.Error ?? "no reason is known");
        }
    }
}
