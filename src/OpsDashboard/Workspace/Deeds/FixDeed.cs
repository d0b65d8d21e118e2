using OpsDashboard.Configuration;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class FixDeed
{
    public static Decision Check(Situation situation, FixRequest request)
    {
        var fields = new Fields();
        var title = fields.Line("title", request.Title, Limits.Title, required: true);
        var link = fields.Link("link", request.Link);
        var start = request.At ?? situation.Now;
        if (start < situation.AttemptStart || start > situation.Now)
        {
            fields.Fault("at", FoundText.Of(start), $"must be from {FoundText.Of(situation.AttemptStart)}, when attempt {situation.Attempt} began, to {FoundText.Of(situation.Now)}, now");
        }

        var by = situation.By(request.By, fields);
        var version = fields.Version(request.Version, "incident");
        if (!fields.AreValid)
        {
            return fields.Refusal;
        }

        var body = new FixBody(title!, link, start.ToUniversalTime(), situation.Before());
        var entry = situation.Entry(EntryKind.Fix, "", by, body) with { Attempt = situation.Attempt + 1, ExpectedVersion = version };
        return version == situation.Record.Version && situation.Judged is null
            ? new Outcome.Unavailable($"Attempt {situation.Attempt} is not judged yet, so it cannot be recorded how it stood; try again in a moment.")
            : new Decision(entry, null, situation.Record.Version);
    }
}
