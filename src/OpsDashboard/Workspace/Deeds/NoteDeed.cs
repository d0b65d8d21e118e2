using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

static class NoteDeed
{
    public static Decision Check(Situation situation, NoteRequest request)
    {
        var fields = new Fields();
        var text = fields.LongText("text", request.Text, Limits.NoteBytes);
        var by = situation.By(request.By, fields);
        return fields.AreValid ? situation.Entry(EntryKind.Note, "", by, new NoteBody(text!)) : fields.Refusal;
    }
}
