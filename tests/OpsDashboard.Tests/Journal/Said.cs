using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal;

/// <summary>Snapshots that say something of one or two criteria of one incident, and what people say of it.</summary>
static class Said
{
    public const int Number = 4711;

    public static readonly DateTimeOffset At = FullSnapshot.At;

    /// <param name="minute">Since <see cref="At"/>; the version too.</param>
    /// <param name="position">The last journal entry that it knows.</param>
    public static DashboardSnapshot That(int minute, long position, params ReadOnlySpan<Criterion> criteria) => FullSnapshot.Full with
    {
        Version = 1000 + minute,
        At = At.AddMinutes(minute),
        Journal = JournalState.Well(position),
        Incidents = [FullSnapshot.Full.Incidents[0] with { Horizons = [new Horizon("first-hour", "Within two hours", At.AddHours(-1), At.AddHours(1), ValueList.Create(criteria))] }],
    };

    public static DashboardSnapshot InAttempt(this DashboardSnapshot snapshot, int attempt) =>
        snapshot with { Incidents = snapshot.Incidents.Select(incident => incident with { Attempt = attempt }).ToValueList() };

    public static Criterion Starts(Verdict verdict, double measured = 62.5) => new()
    {
        Id = "starts",
        Title = "Starts succeed",
        Verdict = verdict,
        Reason = "25 of 40",
        Measured = measured,
        Objective = 80,
        Comparison = OpsDashboard.Configuration.Comparison.Above,
        Unit = "%",
        Good = 25,
        Total = 40,
        WindowStart = At.AddMinutes(-64),
        WindowEnd = At.AddMinutes(-4),
        Since = At.AddMinutes(-2),
    };

    public static Criterion Connects(Verdict verdict) => new() { Id = "connects", Title = "Connections establish", Verdict = verdict, Reason = "slow" };

    public static NewEntry Note(string text = "seen") => new(Number, 1, EntryKind.Note, "", At, "ada", EntryJson.Write(new NoteBody(text)));

    public static NewEntry SignOff(DateTimeOffset? at = null) => new(Number, 1, EntryKind.SignOff, "starts", at ?? At, "ada", EntryJson.Write(new SignOffBody("Starts succeed", true, null, null)));

    public static NewEntry Fix(int attempt, DateTimeOffset start) =>
        new(Number, attempt, EntryKind.Fix, "", start, "ada", EntryJson.Write(new FixBody("more instances", null, start, [])));

    public static NewEntry Resolved(int attempt, DateTimeOffset at, string? reason, params ReadOnlySpan<string> held) =>
        new(Number, attempt, EntryKind.Resolved, "", at, "ada", EntryJson.Write(new ResolvedBody(reason, ValueList.Create(held), [])));

    /// <summary>Facts after these entries, at positions from 1 on.</summary>
    public static JournalFacts Facts(params IEnumerable<NewEntry> entries) => OpsDashboard.Journal.JournalFold.With(JournalFacts.Empty, Stored(entries));

    public static IEnumerable<JournalEntry> Stored(params IEnumerable<NewEntry> entries) => entries.Select((entry, index) =>
        new JournalEntry(index + 1, entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.At, entry.By, entry.Body));

    public static VerdictBody Verdict(this NewEntry entry) => Body<VerdictBody>(entry);

    public static T Body<T>(this NewEntry entry) => Stored(entry).Single().Read<T>();
}
