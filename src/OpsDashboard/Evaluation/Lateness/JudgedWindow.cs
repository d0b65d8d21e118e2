namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A closed window of a criterion and what was said of it.</summary>
/// <param name="Now">The time of the evaluation: judging again is the same evaluation at the same time on what is visible later.</param>
/// <param name="Start">Where the window begins; of a composite, its earliest.</param>
/// <param name="End">Where it ends: its name.</param>
/// <param name="Reach">Of a composite the latest end of its parts; else <paramref name="End"/>.</param>
/// <param name="Verdict">What was said last.</param>
/// <param name="JudgedAt">When that was said.</param>
/// <param name="LatePoints">Points of the window that appeared or changed since then.</param>
/// <param name="IsDue">Whether some of them came after it was last judged.</param>
sealed record JudgedWindow(
    DateTimeOffset Now, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset Reach, Verdict Verdict, DateTimeOffset JudgedAt, int LatePoints = 0, bool IsDue = false)
{
    public static JudgedWindow Of(Criterion criterion, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) => new(
        now,
        start,
        end,
        criterion.Parts.Max(part => part.WindowEnd) ?? end,
        criterion.Verdict,
        now);

    /// <summary>The same window with the late points that fall into it.</summary>
    public JudgedWindow With(IReadOnlyCollection<DateTimeOffset> late)
    {
        var inside = late.Count(end => end > Start && end <= Reach);
        return inside == 0 ? this : this with { LatePoints = LatePoints + inside, IsDue = true };
    }
}
