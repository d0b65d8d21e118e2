using OpsDashboard.Configuration;
using OpsDashboard.Journal.Entries;
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
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(snapshot, tick);
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.StepFailed(exception);
            }

            (snapshot, tick) = (snapshot.IsCompleted ? snapshots.MoveNextAsync().AsTask() : snapshot, tick.IsCompleted ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick);
        }
    }

    /// <summary>Reads on, then writes what the newest snapshot says and the journal does not.</summary>
    internal async Task StepAsync(CancellationToken stopping)
    {
        for (var tries = 0; tries < MostTries && await journal.CatchUpAsync(stopping) && feed.Current is { } snapshot; tries++)
        {
            if (await WriteAsync(snapshot, stopping))
            {
                break;
            }
        }

        Tell();
    }

    /// <summary>False when somebody else was first.</summary>
    private async Task<bool> WriteAsync(DashboardSnapshot snapshot, CancellationToken stopping)
    {
        var (facts, missed) = (journal.Facts, _journalled is { } last ? Math.Max(0, snapshot.Version - last - 1) : 0);
        NewEntry?[] own = [Outage(), _configuration is { } body ? ConfigurationEntry.Of(facts, body, snapshot.At) : null];
        NewEntry[] entries = [.. own.OfType<NewEntry>(), .. Transitions.Of(facts, snapshot, missed), .. FingerprintEntries.Of(snapshot, facts, Transitions.Author)];
        if (entries.Length > 0)
        {
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

        (_configuration, _journalled) = (null, snapshot.Version);
        return true;
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
            log.JournalTroubled(state.Status, state.Error);
        }
    }
}
