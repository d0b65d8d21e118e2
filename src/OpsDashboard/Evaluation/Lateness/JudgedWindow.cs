using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A closed window of a criterion and what was said of it.</summary>
/// <param name="Now">The time of the evaluation: judging again is the same evaluation at the same time on what is visible later.</param>
/// <param name="Start">Where the window begins; of a composite, its earliest.</param>
/// <param name="End">Where it ends: its name.</param>
/// <param name="Reach">Of a composite the latest end of its parts; else <paramref name="End"/>.</param>
/// <param name="Configuration">What was configured in the cloud then: a change since must not pass for the work of late points.</param>
/// <param name="Journal">What was recorded then: nor must a sign-off since.</param>
/// <param name="Verdict">What was said last.</param>
/// <param name="Counted">The events it was said of that count, if there were any to count; with the late ones.</param>
/// <param name="Total">All events it was said of; with the late ones.</param>
/// <param name="JudgedAt">When that was said.</param>
/// <param name="LatePoints">Points of the window that appeared or changed since then.</param>
/// <param name="IsDue">Whether some of them came after it was last judged.</param>
sealed record JudgedWindow(
    DateTimeOffset Now,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset Reach,
    LiveConfiguration Configuration,
    JournalFacts Journal,
    Verdict Verdict,
    DateTimeOffset JudgedAt,
    double? Counted,
    double? Total,
    int LatePoints = 0,
    bool IsDue = false)
{
    public static JudgedWindow Of(Criterion criterion, DateTimeOffset start, DateTimeOffset end, LiveConfiguration configuration, JournalFacts journal, DateTimeOffset now)
    {
        var (counted, total) = Sums(criterion);
        return new(now, start, end, criterion.Parts.Max(part => part.WindowEnd) ?? end, configuration, journal, criterion.Verdict, now, counted, total);
    }

    /// <summary>The same window with the late points that fall into it.</summary>
    public JudgedWindow With(IReadOnlyCollection<LateChange> changes)
    {
        var inside = changes.Where(change => change.End > Start && change.End <= Reach).ToArray();
        var late = inside.Count(change => !change.IsGone);
        return inside.Length == 0 ? this : this with
        {
            LatePoints = LatePoints + late,
            IsDue = IsDue || late > 0,
            Counted = Counted + inside.Sum(change => change.Counted),
            Total = Total + inside.Sum(change => change.Total),
        };
    }

    /// <summary>The same window after it was judged again. Late points are counted from the last change of the verdict.</summary>
    public JudgedWindow Again(Criterion criterion, DateTimeOffset now)
    {
        var (counted, total) = Sums(criterion);
        var again = this with { Counted = counted, Total = total, IsDue = false };
        return criterion.Verdict == Verdict ? again : again with { Verdict = criterion.Verdict, JudgedAt = now, LatePoints = 0 };
    }

    private static (double? Counted, double? Total) Sums(Criterion criterion) => criterion switch
    {
        { Total: { } total, Good: { } good } => (criterion.Comparison is Comparison.Below or Comparison.AtMost ? total - good : good, total),
        _ => (criterion.Measured, criterion.Measured),
    };
}
