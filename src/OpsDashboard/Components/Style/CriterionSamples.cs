using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace;

namespace OpsDashboard.Components.Style;

/// <summary>Invented criteria with every verdict, for <c>/style</c>.</summary>
static class CriterionSamples
{
    private static readonly DateTimeOffset At = TileSamples.At;

    /// <summary>As the overview shows them.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        Measured("not-met", "Startup success", Verdict.NotMet, 0, 108, "all of the last hour's starts failed"),
        Measured("overdue", "Connections establish within 20 s", Verdict.NotMet, 12, 390, "378 of 390 attempts were cut off at 25 s") with { Overdue = true },
        Measured("too-early", "Startup success, 24 h", Verdict.TooEarly, 31, 31, "9 min of 1 h covered") with { DecidableAt = At.AddMinutes(52) },
        Of("cannot-tell", "Checkout run passes", Verdict.CannotTell, "evidence source not configured"),
        Measured("met", "Phase 3 passes", Verdict.Met, 120, 120, null),
        Of("sign-off", "Resilience patterns implemented", Verdict.NotMet, "awaiting sign-off"),
        Of("composite", "Connector capacity identified and addressed", Verdict.NotMet, "CPU p95 97 % over 80 %; awaiting sign-off") with
        {
            Parts =
            [
                Of("composite-cpu", "CPU p95 below 80 %", Verdict.NotMet, null) with { Measured = 97.2, Objective = 80, Unit = "%", Comparison = Comparison.Below },
                Of("composite-machines", "Fewer machines than the maximum", Verdict.Met, null) with { Applies = false },
                Of("composite-sign-off", "Operator sign-off", Verdict.Met, null),
            ],
        },
        Of("long", "A criterion with a title as long as a sentence, because somebody wanted to be exact about what is measured, where, and over which window", Verdict.CannotTell, "permission denied: the account lacks monitoring.timeSeries.list on a-project-with-a-long-name-123456"),
    ];

    /// <summary>Four horizons' worth of one verdict.</summary>
    public static ValueList<Criterion> With(Verdict verdict, int count, bool overdue = false) => Enumerable.Range(1, count)
        .Select(i => Of($"{verdict}-{i}", $"Criterion {i}", verdict, null) with { Overdue = overdue })
        .ToValueList();

    /// <summary>Two people who signed the same criterion.</summary>
    public static Outcome.Conflict Conflict { get; } = new(Sign("Ann", "looks right to me"), Entry(Sign("Ben", "the pool still runs full")));

    private static NewEntry Sign(string by, string note) =>
        new(4711, 1, EntryKind.SignOff, "sign-off", At, by, EntryJson.Write(new SignOffBody("Resilience patterns implemented", true, null, note)));

    private static JournalEntry Entry(NewEntry entry) => new(7, entry.Incident, entry.Attempt, entry.Kind, entry.Subject, entry.At, entry.At, entry.By, entry.Body);

    private static Criterion Of(string id, string title, Verdict verdict, string? reason) =>
        new() { Id = $"sample-{id}", Title = title, Verdict = verdict, Reason = reason, Since = At.AddHours(-5) };

    private static Criterion Measured(string id, string title, Verdict verdict, double good, double total, string? reason) => Of(id, title, verdict, reason) with
    {
        IsMeasured = true,
        Measured = good / total * 100,
        Good = good,
        Total = total,
        Objective = 95,
        Comparison = Comparison.AtLeast,
        Unit = "%",
        WindowStart = At.AddMinutes(-64),
        WindowEnd = At.AddMinutes(-4),
    };
}
