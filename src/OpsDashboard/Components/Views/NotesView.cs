using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>What people wrote, newest first.</summary>
/// <param name="Older">How many more are known of; the journal has all.</param>
public sealed record NotesView(long Number, ValueList<Note> Notes, int Older)
{
    // Of 16 KiB at most each.
    private const int Shown = 20;

    /// <summary>From what is recorded.</summary>
    public static NotesView Of(long number, IncidentRecord record) =>
        new(number, record.Notes.Take(Shown).ToValueList(), Math.Max(0, record.Notes.Count - Shown));
}
