namespace OpsDashboard.Emulator.Model;

/// <summary>A revision of the service with the environment variables it runs with.</summary>
/// <param name="Name">As Cloud Run names it.</param>
/// <param name="From">Unix second from which on it takes the starts.</param>
/// <param name="TimeoutSeconds">Time a start gives its database phase.</param>
/// <param name="AllTraffic">Whether public addresses too are reached through the connector.</param>
/// <param name="PoolSize">Connections an instance keeps.</param>
/// <param name="MaxOverflow">Connections an instance may open beyond them.</param>
sealed record Revision(string Name, double From, double TimeoutSeconds, bool AllTraffic, int PoolSize, int MaxOverflow)
{
    /// <summary>The most connections one instance can hold.</summary>
    public int ConnectionCeiling => PoolSize + MaxOverflow;

    /// <summary>Whether a change from the other one to this would be a deploy.</summary>
    public bool RunsLike(Revision other) =>
        (TimeoutSeconds, AllTraffic, PoolSize, MaxOverflow) == (other.TimeoutSeconds, other.AllTraffic, other.PoolSize, other.MaxOverflow);
}
