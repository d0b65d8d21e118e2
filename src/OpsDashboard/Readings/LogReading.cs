namespace OpsDashboard.Readings;

/// <summary>The newest entries of a log, newest first, or a failure in plain words; never an exception.</summary>
/// <param name="Entries">Bounded; older ones may exist beyond.</param>
/// <param name="FetchTime">Incident time at which it was read.</param>
/// <param name="Failure">Why there is no answer.</param>
public sealed record LogReading(ValueList<LogEntry> Entries, DateTimeOffset FetchTime, ReadingFailure? Failure = null);

/// <summary>One structured entry. All text is what others wrote: bounded, encoded by whoever shows it.</summary>
/// <param name="At">When it was logged.</param>
/// <param name="Fields">Scalar members of its payload, as text.</param>
/// <param name="Labels">Labels of the resource that logged it.</param>
public sealed record LogEntry(DateTimeOffset At, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Labels);

/// <summary>What is asked of a log.</summary>
/// <param name="Filter">In Cloud Logging's language, without a bound in time.</param>
/// <param name="From">Included.</param>
/// <param name="To">Included.</param>
/// <param name="Most">How many entries at most, the newest.</param>
public sealed record LogRequest(string Filter, DateTimeOffset From, DateTimeOffset To, int Most);
