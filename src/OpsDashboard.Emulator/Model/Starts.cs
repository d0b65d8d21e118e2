namespace OpsDashboard.Emulator.Model;

/// <summary>Turns an arrival into its starts: one that succeeds, or several that time out in phase 3.</summary>
sealed class Starts(Scenario scenario, Configuration configuration, Connector connector, Dice dice)
{
    /// <summary>No start, retry or instance lives longer than this after its arrival.</summary>
    public const int LongestMinutes = 20;

    // Shortest and longest seconds of each phase; phase 3 adds the slowest connection to its schema check.
    private static readonly (double Low, double High)[] PhaseRange =
        [(0.3, 0.8), (0.8, 2.0), (0.3, 0.7), (0.1, 0.5), (1.0, 3.0), (0.1, 0.4), (0.05, 0.2)];

    private static readonly double[] BackoffSeconds = [10, 20, 40, 60];

    public IEnumerable<Start> Of(Arrival arrival)
    {
        var from = arrival.Second;
        for (var attempt = 0; attempt < arrival.Attempts; attempt++)
        {
            var start = Try(arrival, attempt, from);
            yield return start;
            if (start.Succeeded)
                yield break;
            var wait = BackoffSeconds[Math.Min(attempt, BackoffSeconds.Length - 1)];
            from = start.To + (wait * dice.Between(0.8, 1.2, arrival.Minute, Draw.Backoff, Number(arrival, attempt)));
        }
    }

    private Start Try(Arrival arrival, int attempt, double from)
    {
        var timeout = configuration.RevisionAt(from).TimeoutSeconds;
        var healthy = Healthy(arrival, attempt, from, timeout);

        // A start that straddles the onset fails: the edge stays clean, no success is reported after it.
        return healthy.To < scenario.OnsetAt ? healthy : TimedOut(healthy, arrival, attempt, timeout);
    }

    private Start Healthy(Arrival arrival, int attempt, double from, double timeout)
    {
        var number = Number(arrival, attempt);
        var connections = new ConnectionAttempt[dice.Whole(4, 6, arrival.Minute, Draw.Connections, number)];
        for (var i = 0; i < connections.Length; i++)
            connections[i] = Establish(arrival, (number * 8) + i, from, timeout);

        var phases = new double[Start.Phases];
        for (var i = 0; i < phases.Length; i++)
            phases[i] = dice.Between(PhaseRange[i].Low, PhaseRange[i].High, arrival.Minute, Draw.PhaseDuration, (number * 8) + i);
        phases[Start.DatabasePhase - 1] += connections.Max(connection => connection.TotalSeconds);

        var to = from + phases.Sum();
        var life = dice.Between(240, 540, arrival.Minute, Draw.Lifetime, number);
        return new Start
        {
            From = from,
            To = to,
            Succeeded = true,
            PhaseSeconds = phases,
            Connections = connections,
            ErrorEntries = 0,
            IdleFrom = to + (0.6 * life),
            GoneAt = to + life,
        };
    }

    // Below its capacity the connector delays a little, more as demand grows, but never up to the timeout.
    private ConnectionAttempt Establish(Arrival arrival, int n, double from, double timeout)
    {
        var growth = connector.Growth((long)(from / 60));
        var queueing = 1 + (5 * growth * growth);
        var dial = 0.55 * queueing * Math.Exp(0.5 * dice.Normal(arrival.Minute, Draw.Dial, n));
        dial = Math.Min(dial, 0.75 * timeout);
        return new(dial, dial + dice.Between(0.03, 0.15, arrival.Minute, Draw.Handshake, n));
    }

    // Above capacity a connection needs 25 to 40 s to come about; every timeout tried so far cuts it.
    private Start TimedOut(Start healthy, Arrival arrival, int attempt, double timeout)
    {
        var phases = healthy.PhaseSeconds.Take(Start.DatabasePhase).ToArray();
        phases[^1] = timeout;
        var connections = healthy.Connections.Select(_ => new ConnectionAttempt(timeout, timeout)).ToArray();
        var to = healthy.From + phases.Sum() + 1;
        return new Start
        {
            From = healthy.From,
            To = to,
            Succeeded = false,
            PhaseSeconds = phases,
            Connections = connections,
            ErrorEntries = ErrorEntries(dice.Unit(arrival.Minute, Draw.ErrorEntries, Number(arrival, attempt))),
            IdleFrom = to,
            GoneAt = to,
        };
    }

    // The driver's error, the phase's, the lifespan's; often the server's too, sometimes a trace cut in two: 3.66 on average.
    private static int ErrorEntries(double unit) => unit switch
    {
        < 0.45 => 3,
        < 0.89 => 4,
        _ => 5,
    };

    private static int Number(Arrival arrival, int attempt) => (arrival.Number * 8) + attempt;
}
