using OpsDashboard.Api.Badges;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Badges;

/// <summary>A badge of each verdict, status and state, by the name of its golden file.</summary>
static class SampleBadges
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "OpsDashboard.Tests", "Api", "Badges", "Golden");

    private static readonly Incident Outage = SampleSnapshot.Incident();

    private static readonly Criterion Sample = Outage.Criteria.Single();

    public static readonly Dictionary<string, Badge> All = new(StringComparer.Ordinal)
    {
        ["not-met"] = OfCriterion(Sample with { Measured = 12.5, Objective = 80, Unit = "%", Comparison = Comparison.Above }),
        ["cannot-tell"] = OfCriterion(Sample with { Verdict = Verdict.CannotTell, Reason = "permission denied" }),
        ["too-early"] = OfCriterion(Sample with { Verdict = Verdict.TooEarly, DecidableAt = SampleSnapshot.At.AddMinutes(20) }),
        ["met"] = OfCriterion(Sample with { Verdict = Verdict.Met, Measured = 97, Objective = 80, Unit = "%", Comparison = Comparison.Above }),
        ["part-that-does-not-apply"] = OfCriterion(Sample with { Verdict = Verdict.Met, Applies = false }),
        ["long-title"] = OfCriterion(Sample with { Title = "Connections through the connector establish within twenty seconds, in every region and at every hour of the day" }),
        ["cjk-title"] = OfCriterion(Sample with { Title = "接続は二十秒以内に確立される、すべての地域で、一日中いつでも" }),
        ["rtl-title"] = OfCriterion(Sample with { Title = "نجاح بدء التشغيل خلال عشرين ثانية", Reason = "\u202Egnp.exe" }),
        ["emoji-title"] = OfCriterion(Sample with { Title = "👩‍👩‍👧‍👦 🚀🚀🚀 startup 🏳️‍🌈 e\u0301\u0302\u0303" }),
        ["hostile-title"] = OfCriterion(Sample with { Title = "</title><script>alert(1)</script>]]>&\"'\0\uD800\uFFFE\u202Etem", Reason = "<img src=x onerror=alert(2)>" }),
        ["ok"] = OfTile(TileStatus.Ok, 42),
        ["warning"] = OfTile(TileStatus.Warning, 71.5),
        ["critical"] = OfTile(TileStatus.Critical, 25, Bound.AtLeast, "s"),
        ["not-reached"] = OfTile(TileStatus.NotReached, null),
        ["stale"] = OfTile(TileStatus.Stale, 42),
        ["no-data"] = OfTile(TileStatus.NoData, null),
        ["error"] = OfTile(TileStatus.Error, 42),
        ["incident-open"] = OfIncident(Outage),
        ["incident-mitigated"] = OfIncident(Outage with { State = IncidentState.Mitigated }),
        ["incident-resolved"] = OfIncident(Outage with { State = IncidentState.Resolved, CriteriaMet = 1 }),
        ["incident-overridden"] = OfIncident(Outage with { State = IncidentState.Resolved, CriteriaMet = 1, Resolution = new Resolution(1, SampleSnapshot.At, "ana", "customers wait", []) }),
        ["incident-unread"] = OfIncident(Outage with { Unread = "the store is locked" }),
        ["no-incident"] = BadgeView.OfIncident(SampleSnapshot.Create(), "8"),
        ["no-snapshot"] = BadgeView.OfCriterion(null, "7", "success"),
    };

    private static Badge OfCriterion(Criterion criterion) => BadgeView.OfCriterion(With(Outage with { Horizons = [Outage.Horizons[0] with { Criteria = [criterion] }] }), "7", criterion.Id);

    private static Badge OfIncident(Incident incident) => BadgeView.OfIncident(With(incident), "7");

    private static Badge OfTile(TileStatus status, double? value, Bound? bound = null, string unit = "%") =>
        BadgeView.OfSignal(SampleSnapshot.Create() with { Tiles = [SampleSnapshot.Tile("cpu", value, status) with { Bound = bound, Unit = unit, Reason = "a reason" }] }, "cpu");

    private static DashboardSnapshot With(Incident incident) => SampleSnapshot.Create() with { Incidents = [incident] };
}
