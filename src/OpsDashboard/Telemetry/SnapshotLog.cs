using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Telemetry;

/// <summary>Logs what changed from one snapshot to the next: statuses of signals, and verdicts. The loop logs its sources itself.</summary>
sealed class SnapshotLog(SnapshotFeed feed, ILogger<SnapshotLog> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DashboardSnapshot? before = null;
        await foreach (var snapshot in feed.Watch(stoppingToken))
        {
            try
            {
                if (before is not null)
                {
                    LogChanges(before, snapshot);
                }
            }
            catch (Exception exception)
            {
                // What is only told must not end the program.
                log.LoggingFailed(exception);
            }

            before = snapshot;
        }
    }

    /// <summary>One line a change.</summary>
    public void LogChanges(DashboardSnapshot before, DashboardSnapshot after)
    {
        LogSignals(before, after);
        LogVerdicts(before, after);
    }

    private void LogSignals(DashboardSnapshot before, DashboardSnapshot after)
    {
        var statuses = before.Tiles.ToDictionary(tile => tile.Id, tile => tile.Status);
        foreach (var tile in after.Tiles)
        {
            if (statuses.TryGetValue(tile.Id, out var status) && status != tile.Status)
            {
                log.SignalChanged(tile.Id, status, tile.Status, Words(tile.Reason));
            }
        }
    }

    private void LogVerdicts(DashboardSnapshot before, DashboardSnapshot after)
    {
        var verdicts = Criteria(before).ToDictionary(pair => (pair.Incident, pair.Criterion.Id), pair => pair.Criterion.Verdict);
        foreach (var (incident, criterion) in Criteria(after))
        {
            if (verdicts.TryGetValue((incident, criterion.Id), out var verdict) && verdict != criterion.Verdict)
            {
                log.VerdictChanged(incident, criterion.Id, verdict, criterion.Verdict, Words(criterion.Reason));
            }
        }
    }

    private static IEnumerable<(long Incident, Criterion Criterion)> Criteria(DashboardSnapshot snapshot) =>
        from incident in snapshot.Incidents
        from horizon in incident.Horizons
        from criterion in horizon.Criteria
        select (incident.Number, criterion);

    // Reasons quote what a server sent: on one line, or they could pass for log lines of their own.
    private static string Words(string? reason) => OneLine.Of(reason ?? "no reason given", 500);
}
