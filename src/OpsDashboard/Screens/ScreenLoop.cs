using OpsDashboard.Journal;

namespace OpsDashboard.Screens;

/// <summary>Reads the journal on while a paired screen is connected: what another replica withdrew must end here within seconds.</summary>
sealed class ScreenLoop(IncidentJournal journal, WallScreens walls, TimeProvider time, ILogger<ScreenLoop> log) : BackgroundService
{
    // Runs from here on: the host begins to execute some time after the start.
    private readonly PeriodicTimer _timer = new(ScreenLimits.Watch, time);

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (walls.Presence.Any(screen => screen.ConnectedSince is not null))
                {
                    await journal.CatchUpAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.WatchFailed(exception);
            }
        }
    }
}

/// <summary>Log messages about screens. A token is never in them.</summary>
static partial class ScreenLog
{
    [LoggerMessage(6101, LogLevel.Error, "The journal could not be read on for withdrawn screens; the next try follows")]
    public static partial void WatchFailed(this ILogger log, Exception exception);
}
