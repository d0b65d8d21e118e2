using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>An incident that opens later: nothing of it is evaluated, counted or overdue before.</summary>
static class ScheduledIncident
{
    /// <summary>Whether it opens after this moment.</summary>
    public static bool Is(IncidentOptions incident, DateTimeOffset now) => incident.OpenedAt > now;

    public static Incident Of(IncidentOptions incident, CriterionInput input)
    {
        // Absolute: a text that counted down would change at every look. Pages count down beside it.
        var headline = $"OPENS {Moment.Text(incident.OpenedAt)}.";
        var criteria = incident.Horizons.Sum(horizon => horizon.Criteria.Count);
        var detail = $"Nothing is evaluated or counted before; {criteria} {(criteria == 1 ? "criterion is" : "criteria are")} from then on.";
        var answer = new Answer(Verdict.TooEarly, headline, "", detail, Freshness: "", Deadline: null, Overdue: null, Decision: null) { Opens = incident.OpenedAt };
        return new Incident
        {
            Number = incident.Number,
            Title = incident.Title,
            Severity = incident.Severity,
            State = IncidentState.Open,
            Attempt = input.Attempt.Number,
            OpenedAt = incident.OpenedAt,
            Determination = new Determination("undetermined", "the incident has not opened yet"),
            Sentence = AnswerEvaluation.Sentence(answer),
            CriteriaMet = 0,
            CriteriaTotal = 0,
            Horizons = [],
            Whys = [],
            Actions = [],
            Answer = answer,
            Path = [],
            Scope = incident.Scope,
            Record = input.Record,
            Unread = input.Unread,
            AttemptStart = input.Attempt.Start,
            Attempts = IncidentAttempt.Of(incident.OpenedAt, input.Record.Attempts),
        };
    }
}
