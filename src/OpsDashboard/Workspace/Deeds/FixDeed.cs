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
        var by = situation.By(request.By, fields);
        var version = fields.Version(request.Version, "incident");
        // Of another version it is a conflict: who sees only an older attempt must hear of the newer one.
        if (version == situation.Record.Version)
        {
            CheckStart(start, situation, fields);
            if (situation.Attempt >= Limits.Attempts)
            {
                fields.Fault("version", $"{situation.Attempt} attempts", $"at most {Limits.Attempts} are kept: open another incident");
            }
        }

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

    // A fix ends the attempt, and with it a resolution: made before it, it would unsay what was known when that was claimed.
    private static void CheckStart(DateTimeOffset start, Situation situation, Fields fields)
    {
        var allowed = situation.Record.Resolution is { } resolution
            ? $"from {FoundText.Of(resolution.At)}, when it was resolved, and later than {FoundText.Of(situation.AttemptStart)}"
            : $"later than {FoundText.Of(situation.AttemptStart)}";
        if (start <= situation.AttemptStart || start < situation.Record.Resolution?.At || start > situation.Now)
        {
            fields.Fault("at", FoundText.Of(start), $"must be {allowed}, when attempt {situation.Attempt} began, and at most {FoundText.Of(situation.Now)}, now");
        }
    }
}
