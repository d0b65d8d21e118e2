namespace OpsDashboard.Evaluation.Recorded;

/// <summary>The fingerprint of a past incident as it was computed once.</summary>
/// <param name="Past">The past incident's number.</param>
/// <param name="Json">The fingerprint; read by the evaluation that wrote it.</param>
public sealed record RecordedFingerprint(long Past, string Json);
