using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>The frozen revisions of an incident, newest first.</summary>
/// <param name="Older">How many more there are; each is reached by its number.</param>
public sealed record FrozenListView(long Number, ValueList<Freeze> Revisions, int Older)
{
    private const int Shown = 20;

    /// <summary>From what is recorded.</summary>
    public static FrozenListView Of(long number, IncidentRecord record)
    {
        var shown = record.Frozen.Take(Shown).ToValueList();
        return new FrozenListView(number, shown, shown.Count == 0 ? 0 : shown[^1].Revision - 1);
    }

    /// <summary>Why it was frozen.</summary>
    public static string Words(FreezeCause cause) => cause switch
    {
        FreezeCause.Opened => "incident opened",
        FreezeCause.DeclaredFix => "fix declared",
        FreezeCause.Resolved => "resolved",
        FreezeCause.Reopened => "reopened",
        _ => "asked for",
    };
}
