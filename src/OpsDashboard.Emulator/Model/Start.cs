using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>What became of an attempt to connect.</summary>
enum ConnectionOutcome
{
    Open,
    TimedOut,
    Refused,
}

/// <summary>One attempt to reach the database. A timed-out one lasts exactly the timeout in force.</summary>
/// <param name="DialSeconds">TCP part, through the connector.</param>
/// <param name="TotalSeconds">With the handshake of the database, or until it refused.</param>
/// <param name="Outcome">How it ended.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ConnectionAttempt(double DialSeconds, double TotalSeconds, ConnectionOutcome Outcome);

/// <summary>One start of the application, from container to ready or to exit code 3.</summary>
sealed record Start
{
    /// <summary>Number of phases in a whole start.</summary>
    public const int Phases = 7;

    /// <summary>The phase that opens the database connections.</summary>
    public const int DatabasePhase = 3;

    /// <summary>The phase that signs in to other services.</summary>
    public const int ServicesPhase = 5;

    /// <summary>The exit code of a start that failed.</summary>
    public const int FailureExitCode = 3;

    public const string ConnectionTimeout = "connection-timeout";
    public const string ConnectionRefused = "connection-refused";
    public const string Authentication = "authentication";

    /// <summary>Names the instance: the same for all attempts to start it.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Counted from 1; a failed start is tried again in the same instance.</summary>
    public required int Attempt { get; init; }

    /// <summary>The revision it runs.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Unix second at which the container starts.</summary>
    public required double From { get; init; }

    /// <summary>Unix second at which it is ready, or has exited.</summary>
    public required double To { get; init; }

    /// <summary>The phase that failed, 1 to 7; null if the start succeeded.</summary>
    public required int? FailedPhase { get; init; }

    /// <summary>Why it failed; null if it succeeded.</summary>
    public required string? ErrorClass { get; init; }

    /// <summary>Seconds of the phases reached; the last one of a failed start is the one that failed.</summary>
    public required IReadOnlyList<double> PhaseSeconds { get; init; }

    public required IReadOnlyList<ConnectionAttempt> Connections { get; init; }

    /// <summary>Log entries with severity ERROR.</summary>
    public required int ErrorEntries { get; init; }

    /// <summary>Unix second at which a running instance turns idle; <see cref="To"/> if it never ran.</summary>
    public required double IdleFrom { get; init; }

    /// <summary>Unix second at which the instance is gone.</summary>
    public required double GoneAt { get; init; }

    /// <summary>Sessions it takes at the database.</summary>
    public required int Sessions { get; init; }

    /// <summary>Unix second from which on it takes them.</summary>
    public required double SessionsFrom { get; init; }

    /// <summary>Unix second at which they are free again; after a timeout the server keeps them for a while.</summary>
    public required double SessionsUntil { get; init; }

    public bool Succeeded => FailedPhase is null;

    /// <summary>Unix second after which nothing of it is left.</summary>
    public double TracesUntil => Math.Max(GoneAt, SessionsUntil);

    /// <summary>Whether the phase, counted from 1, was reached and passed.</summary>
    public bool Passed(int phase) => phase <= PhaseSeconds.Count && phase != FailedPhase;
}
