namespace OpsDashboard.Evaluation.Recorded;

/// <summary>The last journalled verdict of a criterion.</summary>
/// <param name="Version">Position of its journal entry.</param>
public sealed record RecordedVerdict(string Criterion, int Attempt, Verdict Verdict, DateTimeOffset Since, long Version);
