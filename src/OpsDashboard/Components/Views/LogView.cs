using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>What happened and what was said, in words, newest first.</summary>
/// <param name="HasMore">The journal holds older ones.</param>
public sealed record LogView(int Number, ValueList<LogLine> Lines, bool HasMore)
{
    private const int Shown = 50;

    /// <summary>From what is recorded.</summary>
    public static LogView Of(int number, IncidentRecord record) =>
        new(number, record.Log.Take(Shown).ToValueList(), record.Log.Count > Shown);

    /// <summary>All entries, for programs and for who wants the rest.</summary>
    public static string Journal(int number) => $"/api/v1/incidents/{number}/journal";
}
