using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation;

/// <summary>One attempt at the incident.</summary>
/// <param name="Number">1 from the opening.</param>
/// <param name="Start">From then on data count.</param>
/// <param name="End">When the next one began; null of the current one.</param>
/// <param name="Cause">Null of the first, which the opening began.</param>
/// <param name="Title">The fix in words, or why it was reopened; null of the first.</param>
/// <param name="At">When that was said.</param>
/// <param name="Criteria">How they stood when it ended; empty of the current one.</param>
/// <param name="Resolution">The claim that it was the last one, once it ended; null when nobody made it, and of the current one.</param>
public sealed record IncidentAttempt(
    int Number, DateTimeOffset Start, DateTimeOffset? End, AttemptCause? Cause, string? Title, string? Link, string? By, DateTimeOffset? At, ValueList<AttemptVerdict> Criteria, Resolution? Resolution)
{
    /// <summary>All, oldest first; the last is the current one.</summary>
    /// <param name="later">Those after the first.</param>
    public static ValueList<IncidentAttempt> Of(DateTimeOffset openedAt, ValueList<AttemptStart> later)
    {
        var first = new IncidentAttempt(1, openedAt, End: null, Cause: null, Title: null, Link: null, By: null, At: null, Criteria: [], Resolution: null);
        var all = later.Select(one => first with { Number = one.Number, Start = one.Start, Cause = one.Cause, Title = one.Title, Link = one.Link, By = one.By, At = one.At }).Prepend(first);
        return all.Select((one, i) => i < later.Count ? one with { End = later[i].Start, Criteria = later[i].Before, Resolution = later[i].ResolutionBefore } : one).ToValueList();
    }
}
