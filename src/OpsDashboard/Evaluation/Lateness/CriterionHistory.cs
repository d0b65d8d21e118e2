using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>What was said of a criterion lately, and which of it late points turned.</summary>
/// <param name="Windows">Oldest first, one an end; those that end within <see cref="Depth"/>.</param>
/// <param name="Revisions">Newest first; at most <see cref="MostRevisions"/>, none older than <see cref="Shown"/>.</param>
sealed record CriterionHistory(WatchedCriterion Criterion, ValueList<JudgedWindow> Windows, ValueList<VerdictRevision> Revisions)
{
    /// <summary>Windows that ended longer ago are not judged again.</summary>
    public static readonly TimeSpan Depth = TimeSpan.FromMinutes(60);

    /// <summary>How long a revision is shown.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public const int MostRevisions = 20;

    /// <summary>Without the windows of an attempt that is over: late points no longer matter to it.</summary>
    public CriterionHistory Of(JournalFacts journal)
    {
        var attempts = journal.Of(Criterion.Incident).Attempts;
        bool IsNow(JudgedWindow window) => window.Journal.Of(Criterion.Incident).Attempts.Equals(attempts);
        return Windows.All(IsNow) ? this : this with { Windows = Windows.Where(IsNow).ToValueList() };
    }

    /// <summary>Marks the windows that late points fall into.</summary>
    public CriterionHistory With(IReadOnlyCollection<LateChange> changes) =>
        changes.Count == 0 ? this : this with { Windows = Windows.Select(window => window.With(changes)).ToValueList() };

    /// <summary>Adds what this cycle said. Said of a window again, it may turn the earlier word at no cost.</summary>
    public CriterionHistory Judged(Criterion criterion, LiveConfiguration configuration, JournalFacts journal, DateTimeOffset now)
    {
        if (journal.Unread is not null || !CanTurn(criterion) || criterion is not { WindowStart: { } start, WindowEnd: { } end } || start >= end)
        {
            return Pruned(now);
        }

        var known = Windows.FirstOrDefault(window => window.End == end);
        return (known is null ? this with { Windows = Windows.Append(JudgedWindow.Of(criterion, start, end, configuration, journal, now)).OrderBy(window => window.End).ToValueList() }
            // Said with other sign-offs or evidence it is the answer to another question.
            : known.Journal.Of(Criterion.Incident).JudgesLike(journal.Of(Criterion.Incident)) ? Again(known, criterion, now)
            : this).Pruned(now);
    }

    /// <summary>A window was judged again.</summary>
    public CriterionHistory Again(JudgedWindow window, Criterion criterion, DateTimeOffset now)
    {
        if (criterion.WindowEnd != window.End)
        {
            // The ingest delay is another one than then: this is not that window.
            return this with { Windows = Windows.Where(one => one.End != window.End).ToValueList() };
        }

        return this with
        {
            Windows = Windows.Select(one => one.End == window.End ? window.Again(criterion, now) : one).ToValueList(),
            Revisions = criterion.Verdict != window.Verdict && window.LatePoints > 0
                ? Revisions.Prepend(new VerdictRevision(Criterion.Id, window.End, window.Verdict, criterion.Verdict, window.JudgedAt, now, window.LatePoints))
                    .OrderByDescending(one => one.RevisedAt).ThenByDescending(one => one.WindowEnd).Take(MostRevisions).ToValueList()
                : Revisions,
        };
    }

    /// <summary>Windows whose verdict late points may have turned.</summary>
    public IEnumerable<JudgedWindow> Due(EvaluationResult result, ReadingSet readings) =>
        Windows.Where(window => window.IsDue && LateTurn.IsPossible(Criterion, window, result, readings));

    /// <summary>Whether data can turn it: not while a missing signature alone decides.</summary>
    private static bool CanTurn(Criterion criterion) =>
        criterion.IsMeasured && !criterion.Parts.Any(part => part is { IsMeasured: false, Verdict: Verdict.NotMet });

    private CriterionHistory Pruned(DateTimeOffset now)
    {
        var (ends, revised) = (now - Depth, now - Shown);
        return Windows.Count > 0 && Windows[0].End < ends || Revisions.Count > 0 && Revisions[^1].RevisedAt < revised
            ? this with
            {
                Windows = Windows.Where(window => window.End >= ends).ToValueList(),
                Revisions = Revisions.Where(one => one.RevisedAt >= revised).ToValueList(),
            }
            : this;
    }
}
