using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class ActionDeed
{
    public static Decision Check(Situation situation, string action, ActionRequest request)
    {
        if (situation.Incident.Actions.FirstOrDefault(one => one.Id == action) is not { } configured)
        {
            return situation.Unknown("action", action, situation.Incident.Actions.Select(one => one.Id));
        }

        var fields = new Fields();
        var state = State(request.State, fields);
        var owner = fields.Line("owner", request.Owner, Limits.Title);
        var note = fields.Text("note", request.Note, Limits.Summary);
        var by = situation.By(request.By, fields);
        var version = fields.Version(request.Version, "action");
        if (!fields.AreValid)
        {
            return fields.Refusal;
        }

        var before = situation.Record.Actions.FirstOrDefault(one => one.Action == action);
        if (state == ActionState.Done && before?.DoneAt is null && configured.Criterion is not null && situation.Judged is null)
        {
            return new Outcome.Unavailable("Nothing is judged yet, so it is not known what the action could move; try again in a moment.");
        }

        var body = Body(situation, configured, before, new ActionBody(configured.Title, state, owner, note, null, null, null));
        return new Decision(situation.Entry(EntryKind.Action, action, by, body) with { ExpectedVersion = version }, null, before?.Version ?? 0);
    }

    /// <summary>What was measured when it was first done stays, also when its owner or note changes afterwards.</summary>
    private static ActionBody Body(Situation situation, ActionOptions action, ActionProgress? before, ActionBody body)
    {
        if (body.State != ActionState.Done)
        {
            return body;
        }

        if (before is { DoneAt: { } done })
        {
            return body with { DoneAt = done, VerdictThen = before.VerdictThen, MeasuredThen = before.MeasuredThen };
        }

        var criterion = (situation.Judged?.Criteria ?? []).SelectMany(one => one.Parts.Prepend(one)).FirstOrDefault(one => one.Id == action.Criterion);
        return body with { DoneAt = situation.Now, VerdictThen = criterion?.Verdict, MeasuredThen = criterion?.Measured };
    }

    private static ActionState State(string? word, Fields fields)
    {
        switch (word)
        {
            case "open":
                return ActionState.Open;
            case "in-progress":
                return ActionState.InProgress;
            case "done":
                return ActionState.Done;
            default:
                fields.Fault("state", FoundText.Of(word), "must be open, in-progress or done");
                return ActionState.Open;
        }
    }
}
