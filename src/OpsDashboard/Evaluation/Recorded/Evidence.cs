namespace OpsDashboard.Evaluation.Recorded;

/// <summary>The result of a check that runs elsewhere, for example of a CI job.</summary>
/// <param name="Id">For example <c>nightly-journey</c>.</param>
/// <param name="FinishedAt">Incident time; its age counts from here.</param>
public sealed record Evidence(string Id, bool Passed, string Url, DateTimeOffset FinishedAt, DateTimeOffset ReceivedAt, string? Summary, string By, long Version);
