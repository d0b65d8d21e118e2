using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.TimeTravel;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.TimeTravel;

public sealed class JournalThenTests
{
    private static readonly IncidentOptions Incident = new()
    {
        Number = Number,
        Horizons =
        [
            new HorizonOptions { Id = "soon", Due = TimeSpan.FromHours(2), Criteria = [new CriterionOptions { Id = "starts", Title = "Starts succeed" }] },
            new HorizonOptions { Id = "later", Due = TimeSpan.FromDays(1), Criteria = [new CriterionOptions { Id = "connects", Title = "Connections establish" }] },
        ],
    };

    [Fact]
    public void Verdicts_AreThoseOfThen_AsTheyTurned()
    {
        NewEntry[] entries = [Judged(0, "starts", Verdict.NotMet), Judged(10, "starts", Verdict.Met), Judged(20, "starts", Verdict.NotMet)];

        Assert.Equal(
            [null, Verdict.NotMet, Verdict.NotMet, Verdict.Met, Verdict.NotMet],
            new[] { -1, 0, 9, 19, 60 }.Select(minute => Then(minute, entries).Of(Number, "starts")?.Verdict));
    }

    [Fact]
    public void Criterion_WithoutAnEntry_SaysNothing()
    {
        var then = Then(5, Judged(0, "starts", Verdict.Met));

        Assert.Null(then.Of(Number, "connects"));
        Assert.Null(then.Of(Number + 1, "starts"));
    }

    [Fact]
    public void Fix_EndsWhatWasSaidOfTheAttemptBefore()
    {
        NewEntry[] entries = [Judged(0, "starts", Verdict.Met), Fix(2, At.AddMinutes(5)), Judged(8, "starts", Verdict.TooEarly, attempt: 2)];

        Assert.Equal(Verdict.Met, Then(4, entries).Of(Number, "starts")?.Verdict);
        Assert.Null(Then(6, entries).Of(Number, "starts"));
        Assert.Equal(Verdict.TooEarly, Then(9, entries).Of(Number, "starts")?.Verdict);
    }

    [Fact]
    public void State_FollowsFromWhatWasRecorded()
    {
        NewEntry[] entries =
        [
            Judged(0, "starts", Verdict.NotMet),
            Judged(10, "starts", Verdict.Met),
            Resolved(1, At.AddMinutes(20), "all is well, I think", "starts"),
            Judged(30, "starts", Verdict.NotMet),
        ];

        Assert.Equal(
            [null, IncidentState.Open, IncidentState.Mitigated, IncidentState.Resolved, IncidentState.Open],
            new[] { -1, 5, 15, 25, 35 }.Select(minute => Compare(Then(minute, entries)).StateSaid));
    }

    [Fact]
    public void Outage_CoversItsWholeTime_AlsoWhereItWasToldLater()
    {
        var told = new NewEntry(0, 0, EntryKind.Outage, "", At.AddMinutes(30), "ops-dashboard", EntryJson.Write(new OutageBody(At.AddMinutes(10), "disk full")));

        Assert.Equal([null, "disk full", "disk full", null], new[] { 9, 10, 29, 31 }.Select(minute => Then(minute, told).Outage?.Reason));
    }

    [Fact]
    public void First_IsTold_AlsoWhereItIsLater() => Assert.Equal(At.AddMinutes(7), Then(0, Judged(7, "starts", Verdict.Met)).First);

    [Fact]
    public void Pages_FoldLikeOneList()
    {
        var entries = Stored(Judged(0, "starts", Verdict.NotMet), Fix(2, At.AddMinutes(1)), Judged(2, "starts", Verdict.Met, attempt: 2)).ToArray();
        var once = new JournalThen(At.AddMinutes(5), JournalFacts.Empty).With(entries);

        var pages = entries.Aggregate(new JournalThen(At.AddMinutes(5), JournalFacts.Empty), (then, entry) => then.With([entry]));

        Assert.Equal(once.Facts.Of(Number).Attempts, pages.Facts.Of(Number).Attempts);
        Assert.Equal(once.Of(Number, "starts"), pages.Of(Number, "starts"));
        Assert.Equal(once.First, pages.First);
    }

    [Fact]
    public void Difference_NamesTheLatePointsThatMadeIt()
    {
        var then = Then(10, Judged(5, "starts", Verdict.NotMet));
        var again = Starts(Verdict.Met);
        var revision = new VerdictRevision("starts", At.AddMinutes(6), Verdict.NotMet, Verdict.Met, At.AddMinutes(10), At.AddMinutes(15), 3);

        var compared = ComparedCriterion.Of(Incident.Horizons[0].Criteria[0], then.Of(Number, "starts"), again, then.At, [revision]);

        Assert.Equal($"recorded not-met, today met: 3 late points, noticed {At.AddMinutes(15):HH:mm} UTC", compared.Difference);
    }

    [Theory]
    [InlineData(Verdict.Met, Verdict.Met, null)]
    [InlineData(Verdict.CannotTell, Verdict.Met, "recorded cannot-tell, today met: it could not be told then: because")]
    [InlineData(Verdict.Met, Verdict.CannotTell, "recorded met, today cannot-tell: it can be told no more")]
    [InlineData(Verdict.Met, Verdict.NotMet, "recorded met, today not-met: points that came late, or that the source keeps no longer or coarser, may be why")]
    public void Difference_IsInWords(Verdict said, Verdict again, string? words) => Assert.Equal(
        words,
        ComparedCriterion.Of(Incident.Horizons[0].Criteria[0], Then(5, Judged(0, "starts", said)).Of(Number, "starts"), Starts(again), At, []).Difference);

    [Fact]
    public void Difference_WhereOneSaysNothing_IsNotClaimed()
    {
        Assert.Null(ComparedCriterion.Of(Incident.Horizons[0].Criteria[0], said: null, Starts(Verdict.Met), At, []).Difference);
        Assert.Null(ComparedCriterion.Of(Incident.Horizons[0].Criteria[0], Then(5, Judged(0, "starts", Verdict.Met)).Of(Number, "starts"), again: null, At, []).Difference);
    }

    private static JournalThen Then(int minute, params IEnumerable<NewEntry> entries) => new JournalThen(At.AddMinutes(minute), JournalFacts.Empty).With(Stored(entries).ToArray());

    private static ComparedIncident Compare(JournalThen then) =>
        ComparedIncident.Of(Incident, new PastMoment(then.At, then.At, then, ConfigurationThen.Of(then, new DashboardOptions { Incidents = [Incident] }), Snapshot: null, Failure: null), []);

    private static NewEntry Judged(int minute, string criterion, Verdict to, int attempt = 1) => new(
        Number, attempt, EntryKind.Verdict, criterion, At.AddMinutes(minute), Transitions.Author,
        EntryJson.Write(new VerdictBody(criterion, null, to, At.AddMinutes(minute), "because", 62.5, 80, "%", 25, 40, At.AddMinutes(minute - 4), 0)));
}
