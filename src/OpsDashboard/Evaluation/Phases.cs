namespace OpsDashboard.Evaluation;

/// <summary>A start in phases: what all of the window took, how the timed one grew, and the newest single starts.</summary>
/// <param name="Rows">In the order in which phases run.</param>
/// <param name="Starts">Null when no log of starts is configured.</param>
public sealed record Phases(ValueList<PhaseRow> Rows, TimeoutHistory? History, StartLog? Starts);

/// <summary>One phase over its signal's window.</summary>
/// <param name="Tile">Its signal as it stands: status, reason, window and times are said here as there.</param>
/// <param name="Failed">Of those that reached it.</param>
/// <param name="Timeout">In force; null for phases that it does not cut.</param>
public sealed record PhaseRow(Tile Tile, Quantile P50, Quantile P95, Quantile Max, long Failed, long Reached, double? Timeout);

/// <summary>The timeout in force and the duration of what it cuts, on one time axis.</summary>
/// <param name="Duration">95th percentiles, a point a step; null is a gap.</param>
/// <param name="Timeouts">Oldest first; the first one is in force when the axis begins.</param>
public sealed record TimeoutHistory(
    DateTimeOffset From,
    DateTimeOffset To,
    TimeSpan Step,
    string Title,
    string Unit,
    ValueList<TimelinePoint> Duration,
    ValueList<TimeoutStep> Timeouts,
    string? Failure);

/// <summary>A timeout and since when it is in force; for the first one that may be the axis' beginning.</summary>
public readonly record struct TimeoutStep(DateTimeOffset From, double Value);

/// <summary>The newest single starts, newest first.</summary>
/// <param name="Window">How far back they were looked for.</param>
/// <param name="Failure">Why the log could not be read; what was last read stands beside.</param>
public sealed record StartLog(ValueList<StartRun> Runs, TimeSpan Window, string? Failure);

/// <summary>One start. Its texts are what the application logged.</summary>
/// <param name="From">When its first phase began.</param>
/// <param name="Passed">Null while its end is not in the log.</param>
public sealed record StartRun(string Id, DateTimeOffset From, string? Revision, bool? Passed, string? Outcome, string? ExitCode, ValueList<RunPhase> Phases)
{
    public double Seconds => Phases.Sum(phase => phase.Seconds);
}

/// <summary>A phase that a start reached.</summary>
/// <param name="Timeout">In force for it, seconds.</param>
public sealed record RunPhase(string Title, double Seconds, bool Passed, string? Error, double? Timeout);
