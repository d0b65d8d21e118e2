using System.Globalization;

namespace OpsDashboard.Evaluation;

/// <summary>A verdict that late points turned: the object <c>revisions[]</c> of a criterion.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="WindowEnd">End of the window that was judged again.</param>
/// <param name="From">The verdict on what was visible at <paramref name="JudgedAt"/>.</param>
/// <param name="To">The verdict on what was visible at <paramref name="RevisedAt"/>.</param>
/// <param name="JudgedAt">Incident time.</param>
/// <param name="RevisedAt">Incident time.</param>
/// <param name="LatePoints">Points (series and minute) of the window that appeared or changed between the two; 1 or more.</param>
public sealed record VerdictRevision(
    string Criterion, DateTimeOffset WindowEnd, Verdict From, Verdict To, DateTimeOffset JudgedAt, DateTimeOffset RevisedAt, int LatePoints)
{
    /// <summary>"10:04 not-met → 10:09 met after 3 late points".</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{JudgedAt.UtcDateTime:HH:mm} {VerdictWord.Of(From)} → {RevisedAt.UtcDateTime:HH:mm} {VerdictWord.Of(To)} after {LatePoints} late point{(LatePoints == 1 ? "" : "s")}");
}
