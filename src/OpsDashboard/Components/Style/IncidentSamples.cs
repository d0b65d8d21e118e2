using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Style;

/// <summary>Invented incidents: fixed and not, early and late, for <c>/style</c>.</summary>
static class IncidentSamples
{
    private static readonly DateTimeOffset At = TileSamples.At;

    /// <summary>One for each answer to "is it fixed?".</summary>
    public static IReadOnlyList<Incident> All { get; } =
    [
        Of(1, Verdict.NotMet, "NOT FIXED.", "Held by: VPC connector.", At.AddHours(-5.5), [Verdict.NotMet, Verdict.NotMet, Verdict.CannotTell], overdue: true),
        Of(2, Verdict.TooEarly, "TOO EARLY TO SAY.", "", At.AddHours(-1), [Verdict.TooEarly, Verdict.TooEarly, Verdict.Met]),
        Of(3, Verdict.CannotTell, "CANNOT TELL.", "", At.AddHours(-12), [Verdict.Met, Verdict.CannotTell, Verdict.CannotTell]),
        Of(4, Verdict.Met, "FIXED.", "", At.AddDays(-9), [Verdict.Met, Verdict.Met, Verdict.Met]),
    ];

    /// <summary>A path: all well, broken between two stations, and with what lies behind not reached.</summary>
    public static ValueList<Station> Path(bool broken)
    {
        var (cpu, time) = broken ? (TileSamples.Of("critical"), TileSamples.Of("at-least")) : (TileSamples.Of("ok"), TileSamples.Of("gaps"));
        var next = TileSamples.Of(broken ? "not-reached" : "ok");
        return
        [
            Station("Cloud Run", TileSamples.Of(broken ? "share" : "ok")),
            Station("VPC connector", cpu) with { Link = time },
            Station("Cloud SQL", TileSamples.Of(broken ? "warning" : "ok")),
            Station("3 database", TileSamples.Of(broken ? "error" : "ok")),
            Station("4 cache", next),
            Station("5 services", TileSamples.Of(broken ? "no-data" : "ok")),
            Station("6 websocket", TileSamples.Of(broken ? "stale" : "ok")),
        ];
    }

    private static Station Station(string title, Tile tile) => new(title, tile.Status, tile, [], null, null);

    private static Incident Of(long number, Verdict verdict, string headline, string heldBy, DateTimeOffset opened, Verdict[] horizons, bool overdue = false) => new()
    {
        Number = number,
        Title = "Checkout does not start",
        Severity = $"P{number - 1}",
        State = verdict is Verdict.Met ? IncidentState.Mitigated : IncidentState.Open,
        Attempt = 1,
        OpenedAt = opened,
        Determination = new Determination("infrastructure", "Starts fail while the connector is saturated."),
        Sentence = headline,
        CriteriaMet = horizons.Count(one => one is Verdict.Met) * 3,
        CriteriaTotal = horizons.Length * 3,
        Horizons =
        [
            new Horizon("immediate", "immediate, 4 h", opened, opened.AddHours(4), CriterionSamples.With(horizons[0], 3, overdue)),
            new Horizon("short-term", "short-term, 24 h", opened, opened.AddHours(24), CriterionSamples.With(horizons[1], 3)),
            new Horizon("long-term", "long-term, 2 weeks", opened, opened.AddDays(14), CriterionSamples.With(horizons[2], 3)),
        ],
        Whys = [],
        Actions = [],
        Path = [],
        Answer = new Answer(
            verdict,
            headline,
            heldBy,
            "What was counted in the last hour stands here in one or two sentences, with the objective beside it.",
            "Data up to 18:36 (normal Cloud Monitoring delay).",
            verdict is Verdict.Met ? null : new NextTime(opened.AddHours(24), "short-term criteria"),
            overdue ? new NextTime(opened.AddHours(4), "immediate criteria") : null,
            verdict is Verdict.TooEarly ? new NextTime(At.AddMinutes(52), "startup success") : null),
    };
}
