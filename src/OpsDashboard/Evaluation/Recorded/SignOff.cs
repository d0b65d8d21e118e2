namespace OpsDashboard.Evaluation.Recorded;

/// <summary>An operator's word on a criterion. It holds for the attempt it was given in.</summary>
/// <param name="Criterion">Id of the criterion, or of the part of a composite.</param>
/// <param name="IsSigned">False when it was taken back.</param>
/// <param name="Version">Position of its journal entry.</param>
public sealed record SignOff(string Criterion, int Attempt, bool IsSigned, string By, DateTimeOffset At, string? Link, string? Note, long Version);
