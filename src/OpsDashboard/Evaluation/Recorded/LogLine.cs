namespace OpsDashboard.Evaluation.Recorded;

/// <summary>A journal entry in words, for the timeline.</summary>
/// <param name="Kind">The entry's kind, kebab-case.</param>
/// <param name="Text">Plain text; parts of it are untrusted.</param>
public sealed record LogLine(long Position, DateTimeOffset At, int Attempt, string Kind, string Text, string By);
