namespace OpsDashboard.Evaluation.Recorded;

/// <summary>What somebody wrote.</summary>
/// <param name="Text">Markdown; untrusted.</param>
public sealed record Note(string Text, string By, DateTimeOffset At, int Attempt, long Position);
