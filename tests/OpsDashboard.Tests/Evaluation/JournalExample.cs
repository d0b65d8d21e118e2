using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What could be recorded of the made-up incident.</summary>
static class JournalExample
{
    public static readonly CriterionOptions Sign = new() { Id = "sign", Title = "Operator sign-off", Kind = CriterionKind.SignOff };
    public static readonly CriterionOptions Suite = new() { Id = "suite", Title = "Suite passes", Kind = CriterionKind.Evidence, MaximumAge = TimeSpan.FromHours(2) };

    /// <summary>Alive for an hour with 20 jobs of which all are done.</summary>
    public static MinuteData Healthy => new MinuteData().Add(Alive, [], EachMinute(60)).Add(Depth, [], EachMinute(60)).Add(Jobs, Outcome("done"), At(3, 20));

    /// <summary>The same with 20 that failed.</summary>
    public static MinuteData Failing => new MinuteData().Add(Alive, [], EachMinute(60)).Add(Depth, [], EachMinute(60)).Add(Jobs, Outcome("failed"), At(3, 20));

    public static JournalFacts InJournal(IncidentRecord record) => new(record.Version, new Dictionary<long, IncidentRecord> { [7] = record });

    public static IncidentRecord Signed(int attempt = 1, bool isSigned = true) =>
        new() { SignOffs = [new SignOff("sign", attempt, isSigned, "Ann", End.AddMinutes(-30), "https://example.org/42", null, 5)] };

    public static IncidentRecord Posted(int minutesAgo, bool passed = true, string id = "suite") => new() { Evidence = [Result(minutesAgo, passed, id)] };

    public static Evidence Result(int minutesAgo, bool passed = true, string id = "suite") =>
        new(id, passed, "https://ci.example.org/9", Now.AddMinutes(-minutesAgo), Now, passed ? null : "3 of 12 tests fail", "ci", 6);

    /// <summary>Attempt 2 began so long ago.</summary>
    public static AttemptStart Second(TimeSpan ago, AttemptCause cause = AttemptCause.DeclaredFix) => new(
        2, End - ago, cause, "larger pool", "https://example.org/pr", "Ben", End - ago, [new AttemptVerdict("success-80", "Jobs succeed", Verdict.NotMet, 12, 80, "%")]);

    public static Resolution Resolved(int attempt, string? overrideReason, params ReadOnlySpan<string> held) =>
        new(attempt, End.AddMinutes(-10), "Ann", overrideReason, ValueList.Create(held));

    public static Incident Incident(this MinuteData data, IncidentRecord record, params ReadOnlySpan<CriterionOptions> criteria) =>
        data.Evaluate(With(criteria), Now, previous: null, InJournal(record)).Incidents[0];

    public static Criterion Only(this Incident incident) => Assert.Single(Assert.Single(incident.Horizons).Criteria);
}
