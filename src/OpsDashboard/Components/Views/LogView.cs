using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>What happened and what was said, in words, newest first.</summary>
/// <param name="Earlier">Those that are folded away.</param>
/// <param name="HasMore">The journal holds older ones.</param>
public sealed record LogView(long Number, ValueList<LogLine> Lines, ValueList<LogLine> Earlier, bool HasMore)
{
    private const int Unfolded = 12;

    private const int Shown = 50;

    /// <summary>From what is recorded of an incident.</summary>
    public static LogView Of(IncidentRecord record, IncidentOptions incident)
    {
        var sources = incident.EvidenceSources().ToArray();
        var lines = record.Log.Take(Shown).Select(line => Named(line, sources)).ToArray();
        return new LogView(incident.Number, lines.Take(Unfolded).ToValueList(), lines.Skip(Unfolded).ToValueList(), record.Log.Count > Shown);
    }

    /// <summary>All entries, for programs and for who wants the rest.</summary>
    public static string Journal(long number) => $"/api/v1/incidents/{number}/journal";

    // The journal has the id, which stays when a check is given another title.
    private static LogLine Named(LogLine line, EvidenceSourceOptions[] sources) =>
        line.Kind == "evidence" && sources.FirstOrDefault(one => line.Text.StartsWith(one.Id + " ", StringComparison.Ordinal)) is { Title.Length: > 0 } source
            ? line with { Text = source.Title + line.Text[source.Id.Length..] }
            : line;
}
