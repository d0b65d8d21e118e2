using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The one sentence with the next times.</summary>
/// <param name="Claim">Of an incident that somebody called resolved: what is said of that, which may be long; null otherwise.</param>
/// <param name="HeldBy">What holds it, beside the headline; empty where there is a claim.</param>
/// <param name="PageTitle">For the browser's tab: "■ NOT FIXED · 4711 …".</param>
/// <param name="Announcement">What is read aloud when it changes.</param>
/// <param name="Others">Further incidents, one line each.</param>
public sealed record SentenceView(
    long Number,
    StateAppearance Look,
    string Headline,
    string? Claim,
    string HeldBy,
    string Detail,
    string Freshness,
    NextTime? Overdue,
    NextTime? Deadline,
    NextTime? Decision,
    string PageTitle,
    string Announcement,
    ValueList<OtherIncident> Others)
{
    /// <summary>From the incidents, worst first.</summary>
    public static SentenceView Of(ValueList<Incident> incidents)
    {
        var worst = incidents[0];
        var answer = worst.Answer;
        var look = StateAppearance.Of(answer);
        var headline = HeadlineView.Of(answer.Headline);
        var isClaimed = headline.Said is not null || worst.Resolution is not null;
        var others = incidents.Skip(1).Select(OtherIncident.Of).ToValueList();
        return new SentenceView(
            worst.Number,
            look,
            headline.Words,
            isClaimed ? $"{headline.Said} {answer.HeldBy}".Trim() : null,
            isClaimed ? "" : answer.HeldBy,
            answer.Detail,
            answer.Freshness,
            answer.Overdue,
            answer.Deadline == answer.Overdue ? null : answer.Deadline,
            answer.Decision,
            $"{look.Glyph} {headline.Words.TrimEnd('.')} · {worst.Number} {worst.Title}",
            $"Incident {worst.Number}: {answer.Headline} {answer.HeldBy}".TrimEnd(),
            others)
        {
            Opens = answer.Opens,
        };
    }

    /// <summary>When it opens; null once it is open.</summary>
    public DateTimeOffset? Opens { get; init; }
}

/// <summary>An incident that is not the worst one.</summary>
public sealed record OtherIncident(long Number, string Severity, string Title, StateAppearance Look, HeadlineView Headline, int Met, int Total)
{
    /// <summary>From the incident.</summary>
    public static OtherIncident Of(Incident incident) => new(
        incident.Number,
        incident.Severity,
        incident.Title,
        StateAppearance.Of(incident.Answer),
        HeadlineView.Of(incident.Answer.Headline),
        incident.CriteriaMet,
        incident.CriteriaTotal);
}
