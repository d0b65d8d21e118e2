using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>One attempt to reach the database. A timed-out one lasts exactly the timeout in force.</summary>
/// <param name="DialSeconds">TCP part, through the connector.</param>
/// <param name="TotalSeconds">With the handshake of the database.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ConnectionAttempt(double DialSeconds, double TotalSeconds);

/// <summary>One start of the application, from container to ready or to exit code 3.</summary>
sealed record Start
{
    /// <summary>Number of phases in a whole start.</summary>
    public const int Phases = 7;

    /// <summary>The phase that opens the database connections.</summary>
    public const int DatabasePhase = 3;

    /// <summary>Unix second at which the container starts.</summary>
    public required double From { get; init; }

    /// <summary>Unix second at which it is ready, or has exited.</summary>
    public required double To { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>Seconds of the phases reached; the last one of a failed start is the one that failed.</summary>
    public required IReadOnlyList<double> PhaseSeconds { get; init; }

    public required IReadOnlyList<ConnectionAttempt> Connections { get; init; }

    /// <summary>Log entries with severity ERROR.</summary>
    public required int ErrorEntries { get; init; }

    /// <summary>Unix second at which a running instance turns idle; <see cref="To"/> if it never ran.</summary>
    public required double IdleFrom { get; init; }

    /// <summary>Unix second at which the instance is gone.</summary>
    public required double GoneAt { get; init; }
}
