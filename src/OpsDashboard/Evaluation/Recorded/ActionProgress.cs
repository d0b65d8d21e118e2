namespace OpsDashboard.Evaluation.Recorded;

/// <summary>Where an action stands.</summary>
/// <param name="DoneAt">When it was said to be done; null while it is not.</param>
/// <param name="VerdictThen">Of the criterion it should move, when it was done.</param>
/// <param name="MeasuredThen">Of that criterion, in its unit.</param>
/// <param name="Version">Position of its journal entry.</param>
public sealed record ActionProgress(
    string Action, ActionState State, string? Owner, string? Note, string By, DateTimeOffset At, DateTimeOffset? DoneAt, Verdict? VerdictThen, double? MeasuredThen, long Version);
