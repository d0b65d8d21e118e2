using OpsDashboard.Configuration;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class ReopenDeed
{
    public static Decision Check(Situation situation, ReopenRequest request)
    {
        var fields = new Fields();
        var reason = fields.Line("reason", request.Reason, Limits.Reason, required: true);
        var by = situation.By(request.By, fields);
        var version = fields.Version(request.Version, "incident");
        if (fields.AreValid && version == situation.Record.Version)
        {
            if (situation.Record.Resolution is null)
            {
                fields.Fault("version", FoundText.Of(version.ToString()), $"but incident {situation.Incident.Number} is not resolved: there is nothing to reopen");
            }
            else if (situation.Judged is null)
            {
                return new Outcome.Unavailable($"Attempt {situation.Attempt} is not judged yet, so it cannot be recorded how it stood; try again in a moment.");
            }
        }

        var body = new ReopenedBody(reason ?? "", situation.Now, [], situation.Before());
        return fields.AreValid
            ? new Decision(situation.Entry(EntryKind.Reopened, "", by, body) with { Attempt = situation.Attempt + 1, ExpectedVersion = version }, null, situation.Record.Version)
            : fields.Refusal;
    }
}
