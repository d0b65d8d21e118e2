using OpsDashboard.Api.Badges;
using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;
using static OpsDashboard.Tests.Evaluation.Example;
using static OpsDashboard.Tests.Evaluation.JournalExample;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>An incident that opens tomorrow counts nowhere until then.</summary>
public sealed class ScheduledIncidentTests
{
    private static readonly DashboardOptions Tomorrow = With(Success(), Sign).OpenedAt(Now.AddDays(1));

    [Fact]
    public void Before_NothingIsEvaluatedOrCounted()
    {
        var incident = Failing.Evaluate(Tomorrow, Now).Incidents[0];

        Assert.True(incident.IsScheduled);
        Assert.Equal((0, 0), (incident.CriteriaMet, incident.CriteriaTotal));
        Assert.Empty(incident.Criteria);
        Assert.Empty(incident.Actions);
        Assert.Equal("OPENS 2026-03-02 12:01 UTC. Nothing is evaluated or counted before; 2 criteria are from then on.", incident.Sentence);
        Assert.Null(incident.Answer.Overdue);
        Assert.Equal("opens later", StateAppearance.Of(incident).Word);
    }

    [Fact]
    public void Before_NothingOfItIsAsked()
    {
        var only = ReadingPlan.Requests(Tomorrow with { Incidents = [] }, new Dictionary<string, OpsDashboard.Readings.MetricTiming>(), Now);

        Assert.Equal(only.Keys, ReadingPlan.Requests(Tomorrow, new Dictionary<string, OpsDashboard.Readings.MetricTiming>(), Now).Keys);
    }

    [Fact]
    public void Before_NothingIsJournalledOrFrozen()
    {
        var incident = Failing.Evaluate(Tomorrow, Now).Incidents[0];
        var snapshot = new DashboardSnapshot(1, Now, "sample", Demo: null, [], [], [incident]) { Journal = JournalState.Well(0) };

        Assert.Empty(Transitions.Of(JournalFacts.Empty, snapshot, missed: 0));
        Assert.Empty(DueFreezes.Of(incident, frozenUpTo: null, isRead: true));
    }

    [Fact]
    public void Before_IsNotAmongTheWorst_ButListedLast()
    {
        var scheduled = Failing.Evaluate(Tomorrow, Now).Incidents[0];
        var open = Healthy.Evaluate(With(Success()), Now).Incidents[0] with { Number = 8 };

        Assert.Equal([8], WorstFirst.Of([scheduled, open]).Select(incident => incident.Number));
        Assert.Equal([7], WorstFirst.Scheduled([scheduled, open]).Select(incident => incident.Number));
        var snapshot = new DashboardSnapshot(1, Now, "sample", Demo: null, [], [], [scheduled, open]);
        Assert.Equal([8, 7], IncidentsView.Of(snapshot).Incidents.Select(line => line.Number));
        Assert.Equal([8], HeadView.Of(snapshot).Incidents.Select(chip => chip.Number));
        Assert.Equal((0, StateAppearance.Scheduled), (WallStateView.Of(snapshot).Others.Count, SentenceView.Of([scheduled]).Look));
    }

    [Fact]
    public void Alone_LeavesTheWallCalm()
    {
        var result = Healthy.Evaluate(Tomorrow, Now);
        var wall = WallStateView.Of(new DashboardSnapshot(1, Now, "sample", Demo: null, [], result.Tiles, result.Incidents));

        Assert.Null(wall.Incident);
        Assert.EndsWith("No incident is open; 7 opens 2026-03-02 12:01 UTC.", wall.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SaysWhen_AndCountsNothing()
    {
        var result = Failing.Evaluate(Tomorrow, Now);
        var snapshot = new DashboardSnapshot(1, Now, "sample", Demo: null, [], result.Tiles, result.Incidents);

        var regions = IncidentRegions.Of(snapshot, Tomorrow.Incidents[0]);
        var page = await RenderedRegions.ParseAsync(regions.Where(region => region.Key is "title" or "sentence"));

        Assert.DoesNotContain(regions, region => region.Key is "criteria" or "actions" or "horizons" or "attempts");
        Assert.Equal("2026-03-02T12:01:30Z", page.QuerySelector("time[data-opens]")!.GetAttribute("datetime"));
        Assert.Contains("opens later", page.Body!.TextContent);
        Assert.DoesNotContain("of 0", page.Body!.TextContent);
        Assert.Equal(["sentence"], OverviewRegions.Of(snapshot, new MetricSource("p")).Select(region => region.Key).Where(key => key is "sentence" or "criteria" or "actions" or "horizons" or "diagnosis"));
    }

    [Fact]
    public void Badge_SaysWhen()
    {
        var snapshot = new DashboardSnapshot(1, Now, "sample", Demo: null, [], [], Failing.Evaluate(Tomorrow, Now).Incidents);

        Assert.All(
            [BadgeView.OfIncident(snapshot, "7"), BadgeView.OfCriterion(snapshot, "7", "success-80")],
            badge => Assert.StartsWith("opens ", badge.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AtItsTime_ItOpensByItself()
    {
        var options = With(Success(), Sign).OpenedAt(Now);

        var incident = Failing.Evaluate(options, Now).Incidents[0];

        Assert.False(incident.IsScheduled);
        Assert.Equal((2, "open"), (incident.CriteriaTotal, StateAppearance.Of(incident).Word));
        Assert.Single(DueFreezes.Of(incident, frozenUpTo: null, isRead: true));
    }
}
