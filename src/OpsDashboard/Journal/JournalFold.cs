using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>Entries, in the order of their positions → what is recorded. Pure: the same entries give the same facts, and one that is in
/// them already changes nothing.</summary>
public static class JournalFold
{
    public static JournalFacts With(this JournalFacts facts, IEnumerable<JournalEntry> entries)
    {
        var (position, configuration, screens, incidents) = (facts.Position, facts.Configuration, facts.Screens, new Dictionary<long, IncidentRecord>(facts.Incidents));
        foreach (var entry in entries.Where(entry => entry.Position > facts.Position))
        {
            position = entry.Position;
            configuration = entry.Kind == EntryKind.Configuration ? new RecordedConfiguration(entry.Read<ConfigurationBody>().Hash, entry.Position) : configuration;
            screens = screens.With(entry);
            incidents[entry.Incident] = Next(incidents.GetValueOrDefault(entry.Incident) ?? IncidentRecord.Nothing, entry);
        }

        return new JournalFacts(position, incidents) { Configuration = configuration, Screens = screens };
    }

    private static IncidentRecord Next(IncidentRecord record, JournalEntry entry)
    {
        var next = entry.Kind switch
        {
            EntryKind.Verdict => Verdict(record, entry, entry.Read<VerdictBody>()),
            EntryKind.Revision => record with { Revisions = Newest(record.Revisions, entry.Read<VerdictRevision>()) },
            EntryKind.SignOff => SignOff(record, entry, entry.Read<SignOffBody>()),
            EntryKind.Note => record with { Notes = Newest(record.Notes, new Note(entry.Read<NoteBody>().Text, entry.By, entry.At, entry.Attempt, entry.Position)) },
            EntryKind.Action => Action(record, entry, entry.Read<ActionBody>()),
            EntryKind.Evidence => Evidence(record, entry, entry.Read<EvidenceBody>()),
            EntryKind.Fix => Fix(record, entry, entry.Read<FixBody>()),
            EntryKind.Reopened => Reopened(record, entry, entry.Read<ReopenedBody>()),
            EntryKind.Resolved => Resolved(record, entry, entry.Read<ResolvedBody>()),
            EntryKind.Fingerprint => record with { Fingerprints = Put(record.Fingerprints, new RecordedFingerprint(long.Parse(entry.Subject, System.Globalization.CultureInfo.InvariantCulture), entry.Body), one => one.Past) },
            EntryKind.Frozen => Frozen(record, entry, entry.Read<FrozenBody>()),
            _ => record,
        };
        return LogText.Of(entry) is { } text
            ? next with { Log = Newest(next.Log, new LogLine(entry.Position, entry.At, entry.Attempt, EntryJson.Word(entry.Kind), text, entry.By)) }
            : next;
    }

    private static IncidentRecord Frozen(IncidentRecord record, JournalEntry entry, FrozenBody body) => record with
    {
        Frozen = Newest(record.Frozen, new Freeze(body.Revision, body.Cause, body.Of, entry.At, entry.By, body.Note, body.Hash, entry.Position)),
        FrozenUpTo = body.Cause == FreezeCause.Asked ? record.FrozenUpTo : Math.Max(record.FrozenUpTo ?? 0, body.Of),
    };

    private static IncidentRecord Verdict(IncidentRecord record, JournalEntry entry, VerdictBody body) =>
        record with { Verdicts = Put(record.Verdicts, new RecordedVerdict(entry.Subject, entry.Attempt, body.To, body.Since, entry.Position), one => one.Criterion) };

    private static IncidentRecord SignOff(IncidentRecord record, JournalEntry entry, SignOffBody body) =>
        record with { SignOffs = Put(record.SignOffs, new SignOff(entry.Subject, entry.Attempt, body.IsSigned, entry.By, entry.At, body.Link, body.Note, entry.Position), one => one.Criterion) };

    private static IncidentRecord Action(IncidentRecord record, JournalEntry entry, ActionBody body) =>
        record with
        {
            Actions = Put(
                record.Actions,
                new ActionProgress(entry.Subject, body.State, body.Owner, body.Note, entry.By, entry.At, body.DoneAt, body.VerdictThen, body.MeasuredThen, entry.Position),
                one => one.Action),
        };

    /// <summary>What finished last counts, in whatever order it arrived.</summary>
    private static IncidentRecord Evidence(IncidentRecord record, JournalEntry entry, EvidenceBody body) =>
        record.Evidence.FirstOrDefault(one => one.Id == entry.Subject) is { } known && known.FinishedAt > body.FinishedAt
            ? record
            : record with { Evidence = Put(record.Evidence, new Evidence(entry.Subject, body.Passed, body.Url, body.FinishedAt, entry.At, body.Summary, entry.By, entry.Position), one => one.Id) };

    private static IncidentRecord Fix(IncidentRecord record, JournalEntry entry, FixBody body) =>
        Begin(record, entry, new AttemptStart(entry.Attempt, body.Start, AttemptCause.DeclaredFix, body.Title, body.Link, entry.By, entry.At, body.Before));

    private static IncidentRecord Reopened(IncidentRecord record, JournalEntry entry, ReopenedBody body) =>
        Begin(record, entry, new AttemptStart(entry.Attempt, body.Start, AttemptCause.Reopened, body.Reason, Link: null, entry.By, entry.At, body.Before));

    private static IncidentRecord Begin(IncidentRecord record, JournalEntry entry, AttemptStart attempt) =>
        record with { Attempts = record.Attempts.Append(attempt with { ResolutionBefore = record.Resolution, Position = entry.Position }).ToValueList(), Resolution = null, Version = entry.Position };

    private static IncidentRecord Resolved(IncidentRecord record, JournalEntry entry, ResolvedBody body) =>
        record with { Resolution = new Resolution(entry.Attempt, entry.At, entry.By, body.OverrideReason, body.Held) { Position = entry.Position }, Version = entry.Position };

    private static ValueList<T> Put<T, TKey>(ValueList<T> all, T one, Func<T, TKey> key)
    {
        var comparer = EqualityComparer<TKey>.Default;
        return all.Where(other => !comparer.Equals(key(other), key(one))).Append(one).ToValueList();
    }

    private static ValueList<T> Newest<T>(ValueList<T> all, T one) => all.Prepend(one).Take(IncidentRecord.MostShown).ToValueList();
}
