using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Support;

/// <summary>One incident in its states.</summary>
static class SampleIncident
{
    private static readonly DateTimeOffset At = SampleSnapshots.At;

    public static Incident Outage(ValueList<Tile> tiles, DateTimeOffset opened)
    {
        Criterion[] immediate =
        [
            Criterion("connector-capacity", "Connector capacity identified and addressed", Verdict.NotMet, "CPU p95 97 % over 80 %; awaiting sign-off") with
            {
                Overdue = true,
                Parts =
                [
                    Criterion("cpu", "CPU p95 below 80 %", Verdict.NotMet, null) with { Measured = 97.2, Objective = 80, Unit = "%", Comparison = Comparison.Below },
                    Criterion("sign-off", "Operator sign-off", Verdict.NotMet, "awaiting sign-off"),
                ],
            },
            Ratio("sql-connect-time", "Connections establish within 20 s", Verdict.NotMet, 0, 390, 95, Comparison.AtLeast, "390 of 390 attempts were cut off at 25 s and count as failures") with { Overdue = true },
            Ratio("startup-success-80", "Startup success > 80 %", Verdict.NotMet, 0, 108, 80, Comparison.Above, "all of the last hour's starts failed") with { Overdue = true },
        ];
        Criterion[] day =
        [
            Ratio("startup-success-95", "Startup success > 95 %, 24 h", Verdict.NotMet, 512, 1161, 95, Comparison.Above, "649 starts failed"),
            Ratio("phase3-failure-5", "Phase 3 failure rate < 5 % daily", Verdict.NotMet, 512, 1161, 5, Comparison.Below, "649 of 1,161 starts that reached phase 3 failed in it") with { Measured = 55.9 },
            Criterion("golden-path", "Golden Path validation operational", Verdict.CannotTell, "evidence source not configured"),
        ];
        Criterion[] weeks =
        [
            Criterion("monitoring-prevents", "Monitoring prevents recurrence", Verdict.CannotTell, "evidence source not configured"),
            Criterion("resilience-patterns", "Startup resilience patterns implemented", Verdict.NotMet, "awaiting sign-off"),
            Criterion("restarts-eliminated", "Container restart cycles eliminated", Verdict.NotMet, "649 exits with code 3 in 7 days") with { IsMeasured = true, Measured = 649, Objective = 0, Comparison = Comparison.AtMost, Unit = "exits" },
        ];
        return Incident(tiles, opened, immediate, day, weeks, new Answer(
            Verdict.NotMet,
            "NOT FIXED.",
            "Held by: VPC connector.",
            "108 of 108 starts in the last hour die in phase 3; connections need more than 25 s (cut off by the timeout), objective 20 s.",
            "Data up to 18:36 (normal Cloud Monitoring delay).",
            new NextTime(opened.AddHours(24), "short-term criteria"),
            new NextTime(opened.AddHours(4), "immediate criteria"),
            new NextTime(At.AddMinutes(20), "startup success")));
    }

    public static Incident Green(ValueList<Tile> tiles, DateTimeOffset opened)
    {
        var outage = Outage(tiles, opened);
        return outage with
        {
            CriteriaMet = outage.CriteriaTotal,
            Horizons = Judge(outage, criterion => criterion with
            {
                Verdict = Verdict.Met,
                Reason = null,
                Overdue = false,
                Measured = criterion.Measured is null ? null : criterion.Comparison is Comparison.Below or Comparison.AtMost ? 0 : 100,
                Good = criterion.Total,
                Parts = [],
            }),
            Whys = outage.Whys.Select(why => why with { State = WhyState.NotConfirmed }).ToValueList(),
            Determination = new Determination("undetermined", "no rule holds"),
            Timeline = outage.Timeline! with { Duration = outage.Timeline.Duration.Select(point => point with { Value = 1.9, AtLeast = false }).ToValueList() },
            Answer = new Answer(Verdict.Met, "FIXED.", "", "All nine criteria are met; 31 of 31 starts in the last hour succeed.", "Data up to 18:36 (normal Cloud Monitoring delay).", null, null, null),
        };
    }

    public static Incident Blind(ValueList<Tile> tiles, DateTimeOffset opened, string reason)
    {
        var outage = Outage(tiles, opened);
        return outage with
        {
            Horizons = Judge(outage, criterion => criterion with { Verdict = Verdict.CannotTell, Reason = reason, Measured = null, Good = null, Total = null, Parts = [] }),
            Determination = new Determination("undetermined", "the checks of every rule cannot be told"),
            Whys = outage.Whys.Select(why => why with { State = WhyState.CannotTell, Checks = why.Checks.Select(check => check with { State = CheckState.CannotTell, Seen = "no data" }).ToValueList() }).ToValueList(),
            Timeline = outage.Timeline! with { Failure = reason, Success = [], Duration = [] },
            Answer = outage.Answer with { Verdict = Verdict.CannotTell, Headline = "CANNOT TELL.", HeldBy = "", Detail = "Cloud Monitoring does not answer: " + reason + ".", Freshness = "Last data 18:02." },
        };
    }

    public static Incident Early(ValueList<Tile> tiles, DateTimeOffset opened)
    {
        var green = Green(tiles, opened);
        return green with
        {
            CriteriaMet = 0,
            Horizons = Judge(green, criterion => criterion with { Verdict = Verdict.TooEarly, Reason = "9 min of 1 h covered", DecidableAt = At.AddMinutes(52) }),
            Answer = green.Answer with { Verdict = Verdict.TooEarly, Headline = "TOO EARLY TO SAY.", Detail = "Starts succeed since 18:31; the windows are not covered yet.", Decision = new NextTime(At.AddMinutes(52), "startup success"), Deadline = new NextTime(opened.AddHours(24), "short-term criteria") },
        };
    }

    private static ValueList<Horizon> Judge(Incident incident, Func<Criterion, Criterion> judge) => incident.Horizons
        .Select(horizon => horizon with { Criteria = horizon.Criteria.Select(judge).ToValueList() })
        .ToValueList();

    private static Incident Incident(ValueList<Tile> tiles, DateTimeOffset opened, Criterion[] immediate, Criterion[] day, Criterion[] weeks, Answer answer) => new()
    {
        Number = 1278,
        Title = "staging down",
        Severity = "P0",
        State = IncidentState.Open,
        Attempt = 1,
        OpenedAt = opened,
        Determination = new Determination("infrastructure", "Starts fail in phase 3 by connection timeout, not authentication, while the connector is saturated.") { HeldBy = "VPC connector" },
        Sentence = $"{answer.Headline} {answer.HeldBy} {answer.Detail} {answer.Freshness}",
        CriteriaMet = 0,
        CriteriaTotal = 9,
        Horizons =
        [
            new Horizon("immediate", "immediate, 4 h", opened, opened.AddHours(4), [.. immediate]),
            new Horizon("short-term", "short-term, 24 h", opened, opened.AddHours(24), [.. day]),
            new Horizon("long-term", "long-term, 2 weeks", opened, opened.AddDays(14), [.. weeks]),
        ],
        Whys =
        [
            Why(1, "Why does the application not start?", WhyState.Confirmed, "starts fail in phase 3", "≥ 50 %", "100 %", CheckState.Holds),
            Why(2, "Why does phase 3 exceed its timeout?", WhyState.Confirmed, "connections slower than the objective", "> 20 s", "> 25 s", CheckState.Holds),
            Why(5, "Why now?", WhyState.CannotTell, "the path uses the connector", "connector set", "cloud configuration not read yet", CheckState.CannotTell),
        ],
        Actions =
        [
            new IncidentAction("a1", "P0", "infrastructure", "Connector capacity analysis: scaling under load", ActionState.Open, null, opened.AddHours(2), "connector-capacity", null) { Command = "gcloud compute networks vpc-access connectors describe staging-connector --region us-central1" },
            new IncidentAction("a2", "P0", "infrastructure", "Cloud SQL limits against concurrent starts", ActionState.Open, null, opened.AddHours(2), "sql-connect-time", null),
            new IncidentAction("a3", "P1", "devops", "Timeouts that include scaling delay", ActionState.Open, null, opened.AddHours(6), "startup-success-80", null),
        ],
        Answer = answer,
        Scope = "netra-staging · us-central1",
        Path = Path(tiles),
        Timeline = Timeline(),
    };

    private static ValueList<Station> Path(ValueList<Tile> tiles)
    {
        var by = tiles.ToDictionary(tile => tile.Id, StringComparer.Ordinal);
        Station Of(string title, string id, params string[] others) =>
            new(title, others.Append(id).Max(other => by[other].Status), by[id], others.Select(other => by[other]).ToValueList(), null, null);
        return
        [
            Of("Cloud Run", "startup-success-rate"),
            Of("VPC connector", "connector-cpu", "connector-instances", "connector-throughput") with { Link = by["sql-connect-time"] },
            Of("Cloud SQL", "sql-pool-utilisation"),
            .. Enumerable.Range(1, 7).Select(phase => Of(by[$"phase-{phase}-duration"].Title[..^4], $"phase-{phase}-duration")),
            new Station("Golden Path", TileStatus.NoData, null, [], Criterion("golden-path", "Golden Path", Verdict.CannotTell, "evidence source not configured"), null),
        ];
    }

    private static Timeline Timeline()
    {
        var from = At.AddHours(-6.5);
        var step = TimeSpan.FromMinutes(5);
        var times = Enumerable.Range(0, 78).Select(i => from + (step * i)).ToList();
        return new Timeline(
            from,
            At,
            step,
            "startup success",
            times.Select((time, i) => new TilePoint(time.ToUnixTimeSeconds(), i is > 40 and < 45 ? null : Math.Round(100 / (1 + Math.Exp((i - 14) / 2.0)), 1))).ToValueList(),
            "connection time p50",
            "s",
            times.Select((time, i) => i is > 40 and < 45 ? new TimelinePoint(time.ToUnixTimeSeconds(), null, false)
                : i < 16 ? new TimelinePoint(time.ToUnixTimeSeconds(), 2 + (i * i * 0.07), false)
                : new TimelinePoint(time.ToUnixTimeSeconds(), time < from.AddHours(2.83) ? 20 : 25, true)).ToValueList(),
            20,
            [new Mark(At.AddHours(-6), "sample-00214", MarkKind.Deploy), new Mark(At.AddHours(-5.7), "opened", MarkKind.Change), new Mark(from.AddHours(2.83), "timeout 20 → 25 s", MarkKind.Change)],
            null);
    }

    private static Why Why(int number, string question, WhyState state, string title, string expected, string seen, CheckState check) =>
        new(number, question, state, [new Check("c" + number, title, check, expected, seen, At.AddMinutes(-4))]);

    private static Criterion Criterion(string id, string title, Verdict verdict, string? reason) =>
        new() { Id = id, Title = title, Verdict = verdict, Reason = reason, Since = At.AddHours(-5) };

    private static Criterion Ratio(string id, string title, Verdict verdict, double good, double total, double objective, Comparison comparison, string reason) =>
        Criterion(id, title, verdict, reason) with
        {
            IsMeasured = true,
            Measured = good / total * 100,
            Good = good,
            Total = total,
            Objective = objective,
            Comparison = comparison,
            Unit = "%",
            WindowStart = At.AddMinutes(-64),
            WindowEnd = At.AddMinutes(-4),
        };
}
