using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The one sentence with the next times.</summary>
/// <param name="PageTitle">For the browser's tab: "■ NOT FIXED · 4711 …".</param>
/// <param name="Announcement">What is read aloud when it changes.</param>
/// <param name="Others">Further incidents, one line each.</param>
public sealed record SentenceView(
    int Number,
    StateAppearance Look,
    string Headline,
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
        var look = StateAppearance.Of(answer.Verdict);
        var others = incidents.Skip(1).Select(OtherIncident.Of).ToValueList();
        return new SentenceView(
            worst.Number,
            look,
            answer.Headline,
            answer.HeldBy,
            answer.Detail,
            answer.Freshness,
            answer.Overdue,
            answer.Deadline == answer.Overdue ? null : answer.Deadline,
            answer.Decision,
            $"{look.Glyph} {answer.Headline.TrimEnd('.')} · {worst.Number} {worst.Title}",
            $"Incident {worst.Number}: {answer.Headline} {answer.HeldBy}".TrimEnd(),
            others);
    }
}

/// <summary>An incident that is not the worst one.</summary>
public sealed record OtherIncident(int Number, string Severity, string Title, StateAppearance Look, string Headline, int Met, int Total)
{
    /// <summary>From the incident.</summary>
    public static OtherIncident Of(Incident incident) => new(
        incident.Number,
        incident.Severity,
        incident.Title,
        StateAppearance.Of(incident.Answer.Verdict),
        incident.Answer.Headline,
        incident.CriteriaMet,
        incident.CriteriaTotal);
}
