using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Reports;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>A snapshot in which every section of a report has something to say.</summary>
static class SampleReport
{
    public const int Number = 1278;

    public static readonly Uri Site = new("https://ops.example/");

    private static readonly DateTimeOffset At = SampleSnapshots.At;

    public static DashboardOptions Options { get; } = new()
    {
        Incidents =
        [
            new IncidentOptions
            {
                Number = Number,
                Title = "staging down",
                OpenedAt = At.AddHours(-6),
                OnsetAt = At.AddHours(-6.5),
                Links = [new LinkOptions { Title = "Ticket", Url = "https://tickets.example/1278" }, new LinkOptions { Title = "Rota, on the wall" }],
                Whys = [new WhyOptions { Number = 1, Answer = "Starts fail in phase 3." }],
                Impact = new ImpactOptions { Signal = "startup-success-rate" },
            },
        ],
    };

    public static DashboardSnapshot Snapshot { get; } = Make(SampleSnapshots.Outage());

    public static Report Document => Of(Snapshot);

    public static Report Of(DashboardSnapshot snapshot, DashboardOptions? options = null) => IncidentReport.Of(snapshot, options ?? Options, snapshot.Incidents[0], Site);

    /// <summary>The same with its incident changed.</summary>
    public static Report With(Func<Incident, Incident> change) => Of(Snapshot with { Incidents = [change(Snapshot.Incidents[0])] });

    public static IEnumerable<ReportItem> Flat(IEnumerable<ReportItem> items) => items.SelectMany(item => Flat(item.Below).Prepend(item));

    public static IEnumerable<ReportItem> Items(Report report) => report.Sections.SelectMany(section => section.Blocks).OfType<Items>().SelectMany(items => Flat(items.List));

    private static DashboardSnapshot Make(DashboardSnapshot outage) => outage with
    {
        Incidents = [Rich(outage.Incidents[0])],
        Configuration =
        [
            new ConfigurationFact("connector", "Maximum instances", "4 instances", "3 instances", Drifted: true, At.AddMinutes(-3), "connector, maxInstances", null),
            new ConfigurationFact("database", "", null, null, Drifted: false, null, "", "permission denied"),
        ],
    };

    private static Incident Rich(Incident outage)
    {
        var fix = new AttemptStart(2, At.AddHours(-2), AttemptCause.DeclaredFix, "Connector raised to 4", "https://changes.example/7", "ana", At.AddHours(-2), [AttemptVerdict.Of(outage.Criteria.First())])
        {
            ResolutionBefore = new Resolution(1, At.AddHours(-3), "bo", "demo at noon", []),
        };
        var fingerprint = new Fingerprint(At.AddHours(-6.5), At.AddMinutes(-4), IsOver: false, IsRead: true, "h", [FingerprintPart.Known(PartKind.FailingPhase, ["3"], "3 (649 of 649)")]);
        var past = new PastComparison(
            77, "Starts time out", RecurrenceVerdict.Matches, "Same as 77: phase 3.", [new PartComparison(PartKind.FailingPhase, "Failing phase", PartAgreement.Same, "3 (649 of 649)", "3 (398 of 398)")],
            [new Check("claim", "egress is set", CheckState.Holds, "all-traffic", "all-traffic", At.AddMinutes(-3))], fingerprint with { From = At.AddDays(-7), To = At.AddDays(-7).AddHours(4) });
        return outage with
        {
            Attempt = 2,
            AttemptStart = fix.Start,
            Attempts = IncidentAttempt.Of(outage.OpenedAt, [fix]),
            Resolution = new Resolution(2, At.AddMinutes(-30), "ana", "exercise is over", []),
            State = IncidentState.Resolved,
            Recurrence = new Recurrences(fingerprint, [past]),
            Impact = new ComputedImpact(
                At.AddHours(-6.5), At.AddMinutes(-4), IsOver: false, 649, 650, new AmountRange(355, 358), TimeSpan.FromMinutes(5), "in steps of 5 min",
                new RevenueAtRisk(new AmountRange(169, 307), "USD", 500_000, 0.5, 0.9, "USD 500,000 a year ÷ 525,600 minutes × 355 to 358", "the document"), "100 % of the time covered"),
            Actions = [.. outage.Actions.Skip(1), outage.Actions[0] with { State = ActionState.Done, DoneAt = At.AddHours(-1), By = "ana", Version = 12, Effect = "not moved" }],
            Record = new IncidentRecord { Frozen = [new Freeze(2, FreezeCause.Resolved, 30, At.AddMinutes(-30), "ana", "for the review", "ab", 31), new Freeze(1, FreezeCause.Opened, 0, At.AddHours(-5), "dashboard", null, "cd", 2)] },
        };
    }
}
