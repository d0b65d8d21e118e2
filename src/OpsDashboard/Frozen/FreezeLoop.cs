using OpsDashboard.Evaluation;
using OpsDashboard.Journal;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Frozen;

/// <summary>Freezes incidents by itself: opened, fix declared, resolved, reopened, each from the first snapshot that knows of it.</summary>
/// <remarks>While the journal takes nothing it comes later, and says so: a revision tells its own time and that of its cause.</remarks>
sealed class FreezeLoop(IncidentJournal journal, FrozenRevisions revisions, SnapshotFeed feed, ILogger<FreezeLoop> log) : BackgroundService
{
    /// <summary>Replicas that freeze the same at the same time: computed anew so often, then with the next snapshot.</summary>
    private const int MostTries = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var snapshot in feed.Watch(stoppingToken))
        {
            try
            {
                await StepAsync(snapshot, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.FreezingFailed(exception);
            }
        }
    }

    internal async Task StepAsync(DashboardSnapshot snapshot, CancellationToken stopping)
    {
        if (snapshot.Journal.Status == JournalStatus.Unread || journal.Facts.Unread is not null)
        {
            return;
        }

        foreach (var incident in snapshot.Incidents)
        {
            await StepAsync(snapshot, incident, stopping);
        }
    }

    private async Task StepAsync(DashboardSnapshot snapshot, Incident incident, CancellationToken stopping)
    {
        for (var tries = 0; tries < MostTries && DueFreezes.Of(incident, journal.Facts.Of(incident.Number).FrozenUpTo, IsRead(snapshot)) is [var due, ..];)
        {
            switch (await revisions.WriteAsync(snapshot, incident, due.Cause, due.Of, Transitions.Author, stopping))
            {
                case FreezeResult.Made made:
                    log.Frozen(incident.Number, made.Revision, due.Cause.Kind);
                    break;
                case FreezeResult.Overtaken when await journal.CatchUpAsync(stopping):
                    tries++;
                    break;
                default:
                    return;
            }
        }
    }

    private static bool IsRead(DashboardSnapshot snapshot) => snapshot.Tiles.Count == 0 || snapshot.Tiles.Any(tile => tile.FetchTime is not null);
}
