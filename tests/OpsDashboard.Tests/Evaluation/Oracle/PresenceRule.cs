using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>The one place that knows the key <c>Presence:AliveAt</c>.</summary>
static class PresenceRule
{
    /// <summary>"Presence is alive where the value is above 0 (<c>Presence:AliveAt</c> for metrics where 0 means alive)."</summary>
    public static bool IsAlive(decimal value, decimal? aliveAt) => aliveAt is { } least ? value >= least : value > 0;

    /// <summary>What is configured; null for nothing.</summary>
    public static decimal? AliveAt(PresenceOptions presence) => presence.AliveAt is { } least ? Exactly.Of(least) : null;
}
