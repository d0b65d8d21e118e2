using System.Globalization;
using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>An arrival's next attempt to start.</summary>
/// <param name="Second">Unix second at which it begins.</param>
/// <param name="Arrival">Whose.</param>
/// <param name="Number">Attempts before it.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Attempt(double Second, Arrival Arrival, int Number)
{
    /// <summary>Number of this attempt's draws within the hash of its minute.</summary>
    public int DrawNumber => (Arrival.Number * 8) + Number;
}

/// <summary>Makes starts out of attempts, as connector, database and services let them.</summary>
sealed class Starts(Scenario scenario, Configuration configuration, Connecting connecting, Dice dice)
{
    // A session whose client gave up: the database notices when its keepalives are not answered.
    private const double SecondsUntilNoticed = 75;
    private const double SecondsToExit = 1;

    // Shortest and longest seconds of each phase; phase 3 adds the slowest connection to its schema check.
    private static readonly (double Low, double High)[] PhaseRange =
        [(0.3, 0.8), (0.8, 2.0), (0.3, 0.7), (0.1, 0.5), (1.0, 3.0), (0.1, 0.4), (0.05, 0.2)];

    private static readonly double[] BackoffSeconds = [10, 20, 40, 60];

    public Start Try(Attempt attempt, World world, ConnectorPath path)
    {
        var revision = configuration.RevisionAt(attempt.Second);
        var phases = new double[Start.Phases];
        for (var i = 0; i < phases.Length; i++)
            phases[i] = dice.Between(PhaseRange[i].Low, PhaseRange[i].High, attempt.Arrival.Minute, Draw.PhaseDuration, (attempt.DrawNumber * 8) + i);
        var connections = connecting.Connect(attempt, revision, attempt.Second + phases[0] + phases[1], world, path);
        var (phase, cause) = Failure(attempt, revision, phases, connections);

        var to = attempt.Second + phases.Take(phase ?? Start.Phases).Sum() + (phase is null ? 0 : SecondsToExit);
        var life = phase is null ? dice.Between(240, 540, attempt.Arrival.Minute, Draw.Lifetime, attempt.DrawNumber) : 0;
        var timedOut = cause is Start.ConnectionTimeout;
        return new Start
        {
            InstanceId = InstanceId(attempt.Arrival),
            Attempt = attempt.Number + 1,
            Revision = revision,
            From = attempt.Second,
            To = to,
            FailedPhase = phase,
            ErrorClass = cause,
            PhaseSeconds = phase is { } failed ? phases[..failed] : phases,
            Connections = connections,
            ErrorEntries = phase is null ? 0 : ErrorEntries(dice.Unit(attempt.Arrival.Minute, Draw.ErrorEntries, attempt.DrawNumber)),
            IdleFrom = to + (0.6 * life),
            GoneAt = to + life,
            Sessions = connections.Count(connection => timedOut || connection.Outcome is ConnectionOutcome.Open),
            SessionsFrom = timedOut ? to : attempt.Second + phases[0] + phases[1],
            SessionsUntil = timedOut ? to + SecondsUntilNoticed : to + life,
        };
    }

    /// <summary>The same instance tried again after a pause, or null when it is given up or runs.</summary>
    public Attempt? Next(Attempt attempt, Start start)
    {
        if (start.Succeeded || attempt.Number + 1 >= attempt.Arrival.Attempts)
            return null;
        var wait = BackoffSeconds[Math.Min(attempt.Number, BackoffSeconds.Length - 1)];
        var second = start.To + (wait * dice.Between(0.8, 1.2, attempt.Arrival.Minute, Draw.Backoff, attempt.DrawNumber));
        return new Attempt(second, attempt.Arrival, attempt.Number + 1);
    }

    // Sets the seconds of the phase that fails, and of the database phase, which lasts as long as its connections.
    private (int? Phase, string? Cause) Failure(Attempt attempt, Revision revision, double[] phases, ConnectionAttempt[] connections)
    {
        var slowest = connections.Max(connection => connection.TotalSeconds);
        ref var database = ref phases[Start.DatabasePhase - 1];
        if (Array.Exists(connections, connection => connection.Outcome is ConnectionOutcome.TimedOut) || slowest + database > revision.TimeoutSeconds)
        {
            database = revision.TimeoutSeconds;
            return (Start.DatabasePhase, Start.ConnectionTimeout);
        }

        if (Array.Exists(connections, connection => connection.Outcome is ConnectionOutcome.Refused))
        {
            database = slowest;
            return (Start.DatabasePhase, Start.ConnectionRefused);
        }

        database += slowest;
        if (!scenario.KeyWithdrawn.Holds(attempt.Second + phases.Take(Start.ServicesPhase - 1).Sum()))
            return (null, null);
        phases[Start.ServicesPhase - 1] = dice.Between(0.2, 0.8, attempt.Arrival.Minute, Draw.Authentication, attempt.DrawNumber);
        return (Start.ServicesPhase, Start.Authentication);
    }

    private string InstanceId(Arrival arrival) =>
        ((ulong)(dice.Unit(arrival.Minute, Draw.InstanceId, arrival.Number) * (1UL << 53))).ToString("x14", CultureInfo.InvariantCulture);

    // The driver's error, the phase's, the lifespan's; often the server's too, sometimes a trace cut in two: 3.66 on average.
    private static int ErrorEntries(double unit) => unit switch
    {
        < 0.45 => 3,
        < 0.89 => 4,
        _ => 5,
    };
}
