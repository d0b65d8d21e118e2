using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class ResolveDeed
{
    public static Decision Check(Situation situation, ResolveRequest request)
    {
        var fields = new Fields();
        var reason = fields.Line("reason", request.Reason, Limits.Reason);
        var by = situation.By(request.By, fields);
        var version = fields.Version(request.Version, "incident");
        if (!fields.AreValid)
        {
            return fields.Refusal;
        }

        var criteria = (situation.Judged?.Criteria ?? []).ToLookup(one => one.Verdict == Verdict.Met, one => one.Id);
        var unmet = criteria[false].ToValueList();
        if (version == situation.Record.Version)
        {
            if (situation.Record.Resolution is { } resolution)
            {
                fields.Fault("version", FoundText.Of(version.ToString()), AlreadyResolved(situation, resolution));
                return fields.Refusal;
            }

            if (situation.Judged is null || situation.Snapshot!.Journal.Position < situation.Decisive)
            {
                return new Outcome.Unavailable("The criteria are not judged yet with all that was recorded; try again in a moment.");
            }

            CheckReason(reason, situation.Judged.Resolvable, unmet, fields);
        }

        var body = new ResolvedBody(reason, criteria[true].ToValueList(), unmet);
        return fields.AreValid
            ? new Decision(situation.Entry(EntryKind.Resolved, "", by, body) with { ExpectedVersion = version }, null, situation.Record.Version)
            : fields.Refusal;
    }

    private static string AlreadyResolved(Situation situation, Resolution resolution) =>
        $"but incident {situation.Incident.Number} is resolved already, since {FoundText.Of(resolution.At)} by {resolution.By}: reopen it first";

    private static void CheckReason(string? reason, bool isResolvable, ValueList<string> unmet, Fields fields)
    {
        if (isResolvable && reason is not null)
        {
            // Kept, it would read as if something had been overridden.
            fields.Fault("reason", FoundText.Of(reason), "must be absent: all criteria hold, nothing is overridden");
        }
        else if (!isResolvable && reason is null)
        {
            var open = unmet.Count == 0 ? "no criterion is configured" : $"{string.Join(", ", unmet)} {(unmet.Count == 1 ? "does" : "do")} not hold";
            fields.Fault("reason", "nothing", $"must say why it is resolved although {open}");
        }
    }
}
