using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Tiles, readings, attempt and time → an incident.</summary>
static class IncidentEvaluation
{
    public static Incident Evaluate(
        IncidentOptions incident, DashboardOptions options, CriterionInput input, Incident? previous)
    {
        if (ScheduledIncident.Is(incident, input.Now))
        {
            return ScheduledIncident.Of(incident, input);
        }

        var recurrence = RecurrenceEvaluation.Evaluate(incident, options, input, previous?.Recurrence);
        input = input with { Recurred = recurrence is null ? null : RecurrenceWatch.Judge(incident, recurrence, input) };
        // What was said without the journal, or of another attempt, tells nothing of this one.
        var last = previous is { Unread: null } && previous.Attempt == input.Attempt.Number ? previous : null;
        var horizons = incident.Horizons.Select(horizon => Evaluate(horizon, input, last)).ToValueList();
        var criteria = horizons.SelectMany(horizon => horizon.Criteria).ToArray();
        var whys = incident.Whys.OrderBy(why => why.Number).Select(why => WhyEvaluation.Evaluate(why, input.Tiles, input.Facts)).ToValueList();
        var determination = WhyEvaluation.Determine(incident.Determination, whys);
        var standing = Standing.Of(horizons, input);
        var answer = AnswerEvaluation.Evaluate(incident, horizons, determination, standing, input);
        return new Incident
        {
            Number = incident.Number,
            Title = incident.Title,
            Severity = incident.Severity,
            State = standing.State,
            Attempt = input.Attempt.Number,
            OpenedAt = incident.OpenedAt,
            Determination = determination,
            Sentence = AnswerEvaluation.Sentence(answer),
            CriteriaMet = criteria.Count(criterion => criterion.Verdict == Verdict.Met),
            CriteriaTotal = criteria.Length,
            Horizons = horizons,
            Whys = whys,
            Actions = incident.Actions.Select(action => Evaluate(action, incident, criteria, input)).ToValueList(),
            Answer = answer,
            Path = PathEvaluation.Evaluate(incident, input.Tiles, criteria),
            Timeline = TimelineEvaluation.Evaluate(incident, input.Signals, input.Readings, options, input.Now, input.Record.Attempts),
            Phases = PhasesEvaluation.Evaluate(incident, options, input, previous?.Phases),
            Scope = incident.Scope,
            Record = input.Record,
            Unread = input.Unread,
            AttemptStart = input.Attempt.Start,
            Attempts = IncidentAttempt.Of(incident.OpenedAt, input.Record.Attempts),
            Resolution = standing.Resolution,
            Regressed = standing.Regressed.Select(criterion => criterion.Id).ToValueList(),
            Recurrence = recurrence,
            Impact = ImpactEvaluation.Evaluate(incident, input, previous),
        };
    }

    private static Horizon Evaluate(HorizonOptions horizon, CriterionInput input, Incident? previous)
    {
        var due = input.Attempt.Start + horizon.Due;
        var before = previous?.Horizons.FirstOrDefault(one => one.Id == horizon.Id)?.Criteria ?? [];
        var criteria = horizon.Criteria.Select(criterion =>
        {
            var result = CriterionEvaluation.Evaluate(criterion, input);
            return result with
            {
                // Without the journal nobody knows since when the deadline counts.
                Overdue = input.Unread is null && result.Verdict != Verdict.Met && (result.WindowEnd ?? input.Now) >= due,
                Since = Since(result, before.FirstOrDefault(one => one.Id == criterion.Id), input) ?? input.Now,
            };
        });
        return new Horizon(horizon.Id, horizon.Title, input.Attempt.Start, due, criteria.ToValueList());
    }

    /// <summary>From the snapshot before; after a restart from the journal; null when neither knows this verdict.</summary>
    private static DateTimeOffset? Since(Criterion result, Criterion? last, CriterionInput input) => last is not null
        ? last.Verdict == result.Verdict ? last.Since : null
        : input.Record.Verdicts.LastOrDefault(one => one.Criterion == result.Id && one.Attempt == input.Attempt.Number && one.Verdict == result.Verdict)?.Since;

    private static IncidentAction Evaluate(ActionOptions action, IncidentOptions incident, Criterion[] criteria, CriterionInput input)
    {
        var progress = input.Record.Actions.LastOrDefault(one => one.Action == action.Id);
        var criterion = action.Criterion is { } id ? criteria.SelectMany(one => one.Parts.Prepend(one)).FirstOrDefault(one => one.Id == id) : null;
        var effect = EffectEvaluation.Evaluate(progress, criterion, input.Attempt.Number);
        return new IncidentAction(
            action.Id, action.Priority, action.Team, action.Title, progress?.State ?? ActionState.Open, progress?.Owner, incident.OpenedAt + action.Due, action.Criterion, effect?.Text)
        {
            Command = action.Command,
            EffectKind = effect?.Kind,
            DoneAt = progress?.DoneAt,
            By = progress?.By,
            Note = progress?.Note,
            Version = progress?.Version ?? 0,
        };
    }
}
