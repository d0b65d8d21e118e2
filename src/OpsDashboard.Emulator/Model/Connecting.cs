using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>How the connector lets connections through in one minute.</summary>
/// <param name="QueueSeconds">A connection waits about so long for its turn.</param>
/// <param name="IsGrowing">An instance is being added.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ConnectorPath(double QueueSeconds, bool IsGrowing);

/// <summary>How a start opens its connections: through the connector, to a database with a limit.</summary>
sealed class Connecting(Configuration configuration, Dice dice)
{
    // Three for superusers, three that the platform itself holds.
    private const int ReservedSlots = 6;

    // Of the pool; opened at once, the others when work needs them.
    private const double OpenedAtStart = 0.25;

    /// <summary>Sessions in the application's database, its own and those of others; never more than there are slots.</summary>
    public int SessionsAt(double second, World world)
    {
        var others = dice.Whole(6, 9, (long)Math.Ceiling(second / 60), Draw.OtherBackends);
        return Math.Min(Slots(second), others + world.SessionsAt(second));
    }

    /// <param name="attempt">Whose draws.</param>
    /// <param name="revision">Timeout and pool.</param>
    /// <param name="second">Unix second at which the attempts begin.</param>
    /// <param name="world">Who holds sessions.</param>
    /// <param name="path">The way there.</param>
    public ConnectionAttempt[] Connect(Attempt attempt, Revision revision, double second, World world, ConnectorPath path)
    {
        var scaling = path.IsGrowing ? dice.Between(10, 30, attempt.Arrival.Minute, Draw.ScalingDelay, attempt.DrawNumber) : 0;
        var connections = new ConnectionAttempt[Wanted(attempt, revision)];
        var dials = new double[connections.Length];
        for (var i = 0; i < dials.Length; i++)
            dials[i] = scaling + Dial(attempt, i, path);
        var reached = second + dials.Max();
        var free = Free(reached, world);
        for (var i = 0; i < connections.Length; i++)
        {
            var total = dials[i] + dice.Between(0.03, 0.15, attempt.Arrival.Minute, Draw.Handshake, (attempt.DrawNumber * 512) + i);
            connections[i] = total > revision.TimeoutSeconds
                ? new(revision.TimeoutSeconds, revision.TimeoutSeconds, ConnectionOutcome.TimedOut)
                : new(dials[i], total, free-- > 0 ? ConnectionOutcome.Open : ConnectionOutcome.Refused);
        }

        return connections;
    }

    private int Wanted(Attempt attempt, Revision revision)
    {
        var share = dice.Whole(4, 6, attempt.Arrival.Minute, Draw.Connections, attempt.DrawNumber) / 5.0;
        return Math.Clamp((int)Math.Round(share * OpenedAtStart * revision.PoolSize), 1, revision.ConnectionCeiling);
    }

    private double Dial(Attempt attempt, int i, ConnectorPath path)
    {
        var n = (attempt.DrawNumber * 512) + i;
        return (0.55 * Math.Exp(0.5 * dice.Normal(attempt.Arrival.Minute, Draw.Dial, n)))
            + (path.QueueSeconds * dice.Between(0.8, 1.2, attempt.Arrival.Minute, Draw.QueueWait, n));
    }

    private int Free(double second, World world) =>
        configuration.IsRestarting(second) ? 0 : Slots(second) - SessionsAt(second, world);

    private int Slots(double second) => configuration.MaxConnections.At(second).Value - ReservedSlots;
}
