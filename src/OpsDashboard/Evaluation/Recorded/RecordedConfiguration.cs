namespace OpsDashboard.Evaluation.Recorded;

/// <summary>The configuration that was journalled last.</summary>
/// <param name="Hash">SHA-256 of its JSON, hexadecimal.</param>
/// <param name="Version">Position of its journal entry.</param>
public sealed record RecordedConfiguration(string Hash, long Version);
