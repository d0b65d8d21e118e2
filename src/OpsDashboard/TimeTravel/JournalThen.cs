using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.TimeTravel;

/// <summary>What the journal held by a moment: what the dashboard said then, and by which configuration.</summary>
/// <param name="At">Incident time.</param>
/// <param name="Facts">Folded from the entries by then.</param>
public sealed record JournalThen(DateTimeOffset At, JournalFacts Facts)
{
    /// <summary>Incident time of the journal's first entry; null while it has none.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>The last of each criterion.</summary>
    public IReadOnlyDictionary<(long Incident, string Criterion), SaidVerdict> Verdicts { get; init; } = new Dictionary<(long, string), SaidVerdict>();

    /// <summary>The configuration journalled last by then, and when it was; null when none was.</summary>
    public (DateTimeOffset Since, ConfigurationBody Body)? Configuration { get; init; }

    /// <summary>Why nothing could be written at this moment, since when; also when that was told later. Null when all was well.</summary>
    public OutageBody? Outage { get; init; }

    /// <summary>Nothing is known of what was said.</summary>
    public static JournalThen NotRead(DateTimeOffset at, string reason) => new(at, JournalFacts.NotRead(reason));

    /// <summary>What was said of a criterion in the attempt of then; null when nothing was recorded: never taken for good news.</summary>
    public SaidVerdict? Of(long incident, string criterion) =>
        Verdicts.GetValueOrDefault((incident, criterion)) is { } said && said.Attempt == Facts.Of(incident).Attempt ? said : null;

    /// <summary>Further entries, in the order of their positions. Those later than the moment tell of it only that nothing could be written.</summary>
    public JournalThen With(IReadOnlyCollection<JournalEntry> entries)
    {
        var by = entries.Where(entry => entry.At <= At).ToArray();
        var verdicts = new Dictionary<(long, string), SaidVerdict>(Verdicts);
        foreach (var entry in by.Where(entry => entry.Kind == EntryKind.Verdict))
        {
            verdicts[(entry.Incident, entry.Subject)] = new SaidVerdict(entry.Subject, entry.Attempt, entry.Read<VerdictBody>());
        }

        var outage = entries.Where(entry => entry.Kind == EntryKind.Outage && entry.At >= At).Select(entry => entry.Read<OutageBody>()).FirstOrDefault(body => body.Since <= At);
        return this with
        {
            Facts = Facts.With(by),
            First = First ?? entries.Select(entry => (DateTimeOffset?)entry.At).FirstOrDefault(),
            Verdicts = verdicts,
            Configuration = by.LastOrDefault(entry => entry.Kind == EntryKind.Configuration) is { } last ? (last.At, last.Read<ConfigurationBody>()) : Configuration,
            Outage = Outage ?? outage,
        };
    }
}
