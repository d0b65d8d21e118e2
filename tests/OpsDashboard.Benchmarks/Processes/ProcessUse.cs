namespace OpsDashboard.Benchmarks.Processes;

/// <summary>What a process has used.</summary>
/// <param name="Cpu">User and system time since its start.</param>
/// <param name="Resident">Resident bytes now.</param>
sealed record ProcessUse(TimeSpan Cpu, long Resident);
