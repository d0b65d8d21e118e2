using OpsDashboard.Configuration;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class SignOffDeed
{
    public static Decision Check(Situation situation, string criterion, SignOffRequest request)
    {
        var known = situation.Incident.CriteriaAndParts().Where(one => one.Kind == CriterionKind.SignOff).ToArray();
        if (known.FirstOrDefault(one => one.Id == criterion) is not { } configured)
        {
            return situation.Unknown("criterion to sign off", criterion, known.Select(one => one.Id));
        }

        var fields = new Fields();
        if (request.Attempt is { } attempt && attempt != situation.Attempt)
        {
            // A form that was opened before somebody declared a fix: its sender saw the data of an attempt that is over.
            fields.Fault("attempt", FoundText.Of(attempt), $"must be {situation.Attempt}, the current attempt: look at its data first");
        }

        var isSigned = request.IsSigned ?? true;
        var link = fields.Link("link", request.Link, required: configured.LinkRequired && isSigned, mail: true);
        var body = new SignOffBody(configured.Title, isSigned, link, fields.Text("note", request.Note, Limits.Summary));
        var by = situation.By(request.By, fields);
        var version = fields.Version(request.Version, "sign-off");
        return fields.AreValid
            ? new Decision(situation.Entry(EntryKind.SignOff, criterion, by, body) with { ExpectedVersion = version }, null, situation.Record.SignOffs.FirstOrDefault(one => one.Criterion == criterion)?.Version ?? 0)
            : fields.Refusal;
    }
}
