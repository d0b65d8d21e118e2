using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Badges;

/// <summary>Whether the newest snapshot is still what is judged now, or was left behind because nothing is judged any more.</summary>
static class BadgeAge
{
    // Incident time: a cycle may wait for two others. Real time: sources have 10 s a cycle, and a busy machine its pauses.
    private const int Polls = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>The badge; without colour once its snapshot was left behind, with its word still the snapshot's.</summary>
    public static Badge Of(Badge badge, DashboardSnapshot? snapshot, DashboardOptions options, IncidentClock clock) =>
        snapshot is not null && clock.Now - snapshot.At > (Polls * options.CloudMonitoring.PollInterval) + (clock.TimeScale * Pause)
            ? badge with { Look = StateAppearance.Old, Message = $"old, was {badge.Message}", Reason = $"Nothing was judged since {BadgeTime.Of(snapshot.At)}. {badge.Reason}".TrimEnd() }
            : badge;
}
