using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Tiles, readings, attempt and time → an incident.</summary>
static class IncidentEvaluation
{
    public static Incident Evaluate(
        IncidentOptions incident, DashboardOptions options, CriterionInput input, Incident? previous)
    {
        var recurrence = RecurrenceEvaluation.Evaluate(incident, options, input, previous?.Recurrence);
        input = input with { Recurred = recurrence is null ? null : RecurrenceWatch.Judge(incident, recurrence, input) };
        var horizons = incident.Horizons.Select(horizon => Evaluate(horizon, input, previous)).ToValueList();
        var criteria = horizons.SelectMany(horizon => horizon.Criteria).ToArray();
        var whys = incident.Whys.OrderBy(why => why.Number).Select(why => WhyEvaluation.Evaluate(why, input.Tiles, input.Facts)).ToValueList();
        var determination = WhyEvaluation.Determine(incident.Determination, whys);
        var answer = AnswerEvaluation.Evaluate(incident, horizons, determination, input.Tiles, input.Now);
        return new Incident
        {
            Number = incident.Number,
            Title = incident.Title,
            Severity = incident.Severity,
            State = IncidentState.Open,
            Attempt = input.Attempt.Number,
            OpenedAt = incident.OpenedAt,
            Determination = determination,
            Sentence = AnswerEvaluation.Sentence(answer),
            CriteriaMet = criteria.Count(criterion => criterion.Verdict == Verdict.Met),
            CriteriaTotal = criteria.Length,
            Horizons = horizons,
            Whys = whys,
            Actions = incident.Actions.Select(action => Evaluate(action, incident)).ToValueList(),
            Answer = answer,
            Path = PathEvaluation.Evaluate(incident, input.Tiles, criteria),
            Timeline = TimelineEvaluation.Evaluate(incident, input.Signals, input.Readings, options, input.Now),
            Phases = PhasesEvaluation.Evaluate(incident, options, input, previous?.Phases),
            Scope = incident.Scope,
            Recurrence = recurrence,
            Impact = ImpactEvaluation.Evaluate(incident, input),
        };
    }

    private static Horizon Evaluate(HorizonOptions horizon, CriterionInput input, Incident? previous)
    {
        var due = input.Attempt.Start + horizon.Due;
        var before = previous?.Horizons.FirstOrDefault(one => one.Id == horizon.Id)?.Criteria ?? [];
        var criteria = horizon.Criteria.Select(criterion =>
        {
            var result = CriterionEvaluation.Evaluate(criterion, input);
            var last = before.FirstOrDefault(one => one.Id == criterion.Id);
            return result with
            {
                Overdue = result.Verdict != Verdict.Met && (result.WindowEnd ?? input.Now) >= due,
                Since = last?.Verdict == result.Verdict ? last.Since : input.Now,
            };
        });
        return new Horizon(horizon.Id, horizon.Title, input.Attempt.Start, due, criteria.ToValueList());
    }

    private static IncidentAction Evaluate(ActionOptions action, IncidentOptions incident) =>
        new(action.Id, action.Priority, action.Team, action.Title, ActionState.Open, Owner: null, incident.OpenedAt + action.Due, action.Criterion, Effect: null)
        {
            Command = action.Command,
        };
}
