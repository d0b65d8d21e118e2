using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Support;

/// <summary>A workspace over an empty journal, a clock that stands and an incident of an invented system.</summary>
sealed class Desk
{
    public const int Number = 41;

    public static readonly DateTimeOffset Opened = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Now = Opened.AddHours(2);

    public static readonly DashboardOptions Options = new()
    {
        Incidents =
        [
            new IncidentOptions
            {
                Number = Number,
                Title = "Queue stuck",
                Severity = "P1",
                OpenedAt = Opened,
                Links = [new LinkOptions { Title = "ticket", Url = "https://tickets.example/41" }],
                Tags = ["queue"],
                Horizons =
                [
                    new HorizonOptions
                    {
                        Id = "day",
                        Title = "a day",
                        Due = TimeSpan.FromDays(1),
                        Criteria =
                        [
                            new CriterionOptions
                            {
                                Id = "workers",
                                Title = "Workers healthy",
                                Kind = CriterionKind.All,
                                Parts =
                                [
                                    new CriterionOptions { Id = "workers-signed", Title = "Operator sign-off", Kind = CriterionKind.SignOff },
                                    new CriterionOptions { Id = "journey", Title = "Journey passes", Kind = CriterionKind.Evidence, MaximumAge = TimeSpan.FromDays(1) },
                                ],
                            },
                            new CriterionOptions { Id = "reviewed", Title = "Reviewed", Kind = CriterionKind.SignOff },
                        ],
                    },
                ],
                Actions =
                [
                    new ActionOptions { Id = "restart", Title = "Restart the workers", Priority = "P0", Team = "ops", Due = TimeSpan.FromHours(1), Criterion = "workers" },
                    new ActionOptions { Id = "tell", Title = "Tell customers", Priority = "P1", Team = "support", Due = TimeSpan.FromHours(2) },
                ],
            },
        ],
        Authentication = new AuthenticationOptions { Tokens = [Tokens.Nightly] },
    };

    private long _snapshot = 1_772_445_600_000;

    public Desk()
    {
        Clock = new IncidentClock(Time);
        Journal = SampleJournal.Create(Clock, Time);
        Frozen = new FrozenRevisions(Options, Journal);
        Workspace = new IncidentWorkspace(Options, Journal, Frozen, Feed, Clock, Time);
        Show(Verdict.NotMet);
    }

    public FakeTimeProvider Time { get; } = new(Now);

    public IncidentClock Clock { get; }

    public IncidentJournal Journal { get; }

    public FrozenRevisions Frozen { get; }

    public SnapshotFeed Feed { get; } = new();

    public IncidentWorkspace Workspace { get; }

    /// <summary>Publishes a snapshot that knows the whole journal; its criteria stand as said.</summary>
    public void Show(Verdict workers, Verdict reviewed = Verdict.Met)
    {
        var record = Journal.Facts.Of(Number);
        Feed.Publish(new DashboardSnapshot(++_snapshot, Clock.Now, "sample", Demo: null, [], [], [Judged(workers, reviewed, record.Attempts.Count + 1)]) { Journal = JournalState.Well(Journal.Facts.Position) });
    }

    /// <summary>What was refused, "field: message".</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(Task<Outcome> deed) =>
        Assert.IsType<Outcome.Invalid>(await deed).Faults.Select(fault => $"{fault.Field}: {fault.Message}");

    public static async Task<JournalEntry> DoneAsync(Task<Outcome> deed) => Assert.IsType<Outcome.Done>(await deed).Entry;

    public Task<ValueList<JournalEntry>> EntriesAsync() => Journal.ReadAsync(Number, 0, 500, TestContext.Current.CancellationToken);

    private static Incident Judged(Verdict workers, Verdict reviewed, int attempt) => new()
    {
        Number = Number,
        Title = "Queue stuck",
        Severity = "P1",
        State = IncidentState.Open,
        Attempt = attempt,
        OpenedAt = Opened,
        Determination = new Determination("undetermined", "no rule holds"),
        Sentence = "NOT FIXED.",
        CriteriaMet = 0,
        CriteriaTotal = 2,
        Horizons =
        [
            new Horizon("day", "a day", Opened, Opened.AddDays(1),
            [
                new Criterion { Id = "workers", Title = "Workers healthy", Verdict = workers, Measured = 7.5, Objective = 9, Unit = "workers" },
                new Criterion { Id = "reviewed", Title = "Reviewed", Verdict = reviewed },
            ]),
        ],
        Whys = [],
        Actions = [new IncidentAction("restart", "P0", "ops", "Restart the workers", ActionState.Open, Owner: null, Opened.AddHours(1), "workers", Effect: null)],
        Answer = new Answer(Verdict.NotMet, "NOT FIXED.", "", "", "", null, null, null),
        Path = [],
    };
}
