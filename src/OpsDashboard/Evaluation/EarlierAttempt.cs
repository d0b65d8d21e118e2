using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation;

/// <summary>An attempt that is over.</summary>
/// <param name="Number">1 from the opening.</param>
/// <param name="End">When the next one began.</param>
/// <param name="Cause">What began it; null of the first, which the opening began.</param>
/// <param name="Title">The fix in words, or why it was reopened; null of the first.</param>
/// <param name="Criteria">How they stood when it ended.</param>
public sealed record EarlierAttempt(
    int Number, DateTimeOffset Start, DateTimeOffset End, AttemptCause? Cause, string? Title, string? Link, ValueList<AttemptVerdict> Criteria)
{
    /// <summary>The claim that it was the last one; null when nobody made it.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>Of an incident's record, oldest first: each began an attempt and ended the one before.</summary>
    public static ValueList<EarlierAttempt> Of(DateTimeOffset openedAt, ValueList<AttemptStart> attempts) =>
        attempts.Select((next, i) => (i == 0
            ? new EarlierAttempt(1, openedAt, next.Start, Cause: null, Title: null, Link: null, next.Before)
            : new EarlierAttempt(attempts[i - 1].Number, attempts[i - 1].Start, next.Start, attempts[i - 1].Cause, attempts[i - 1].Title, attempts[i - 1].Link, next.Before)) with
        { Resolution = next.ResolutionBefore }).ToValueList();
}
