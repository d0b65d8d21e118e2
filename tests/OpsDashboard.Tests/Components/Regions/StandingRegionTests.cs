using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OpsDashboard.Components.Regions;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Live;
using OpsDashboard.Tests.Frozen;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Regions;

public sealed class StandingRegionTests
{
    private const string Hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'";

    /// <summary>A revision as the first version of this program wrote it. It must be readable for ever: this file is never made anew.</summary>
    private static string Schema1 { get; } = File.ReadAllText(Repository.PathOf("tests/OpsDashboard.Tests/Frozen/schema1.json"));

    [Fact]
    public void Revision_OfSchema1_IsReadWithTheHashItWasWrittenWith()
    {
        var revision = FrozenJson.Read(Schema1);

        Assert.Equal((1, "1278@r3", FreezeCause.Asked, 2), (revision.Schema, revision.Id, revision.Cause.Kind, revision.Incident.Attempt));
        Assert.Equal(
            revision.Hash,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Schema1.Replace($"\"hash\":\"{revision.Hash}\",", "", StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Revision_OfSchema1_IsDrawnWithEveryCriterionWhyActionAndSignal()
    {
        var revision = FrozenJson.Read(Schema1);
        var view = StandingView.Of(IncidentStanding.Of(revision));

        var document = await RenderedRegions.ParseAsync(new Region("now", typeof(StandingRegion), view));

        var text = document.Body!.TextContent;
        Assert.Contains(revision.Incident.Sentence, text);
        Assert.All(revision.Incident.Criteria, criterion => Assert.Contains(criterion.Title, text));
        Assert.All(revision.Incident.Whys, why => Assert.Contains(why.Question, text));
        Assert.All(revision.Incident.Actions, action => Assert.Contains(action.Title, text));
        Assert.Equal(6, document.QuerySelectorAll(".signals > li").Length);
        Assert.Equal(9, revision.Incident.Criteria.Count());
    }

    [Fact]
    public async Task Html_Always_HasWholeTimesThatDoNotAge_AndNoIds()
    {
        var document = await RenderedRegions.ParseAsync(new Region("now", typeof(StandingRegion), StandingView.Of(IncidentStanding.Of(FrozenJson.Read(Schema1)))));

        Assert.Empty(document.QuerySelectorAll("[id], [data-age], [data-until]"));
        Assert.NotEmpty(document.QuerySelectorAll("time"));
        Assert.All(document.QuerySelectorAll("time"), time => Assert.Matches(new Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d UTC$", RegexOptions.None, TimeSpan.FromSeconds(1)), time.TextContent));
    }

    [Fact]
    public async Task Html_TextFromOutside_IsNeverMarkup()
    {
        var snapshot = FrozenSample.With(incident => incident with
        {
            Title = Hostile,
            Sentence = Hostile,
            Determination = new Determination(Hostile, Hostile),
            Whys = [new Why(1, Hostile, WhyState.CannotTell, [new Check("c", Hostile, CheckState.CannotTell, Hostile, Hostile, null)])],
            Actions = [new IncidentAction("a", Hostile, Hostile, Hostile, ActionState.Done, Hostile, FullSnapshot.At, null, Hostile)],
        });
        var record = IncidentRecord.Nothing with
        {
            Frozen = [new Freeze(1, FreezeCause.Asked, 0, FullSnapshot.At, Hostile, Hostile, "c0ffee", 1)],
        };

        var document = await RenderedRegions.ParseAsync(
            new Region("now", typeof(StandingRegion), StandingView.Of(IncidentStanding.Of(FrozenJson.Read(FrozenSample.Of(snapshot).Text)))),
            new Region("frozen", typeof(FrozenListRegion), FrozenListView.Of(7, record)));

        Assert.Empty(document.QuerySelectorAll("script, img, [onerror]"));
        Assert.Contains(Hostile, document.Body!.TextContent);
        var link = document.QuerySelector(".frozen-list li a")!;
        Assert.Equal(("./i/7@r1", "7@r1"), (link.GetAttribute("href"), link.TextContent));
    }

    [Fact]
    public void Difference_ThenAndNow_IsToldInWords()
    {
        var then = View(incident => incident);

        var now = View(incident => incident with
        {
            Title = "Renamed",
            State = IncidentState.Mitigated,
            Attempt = 2,
            Horizons = [incident.Horizons[0] with { Criteria = [incident.Horizons[0].Criteria[0] with { Verdict = Verdict.Met }] }],
            Actions = [],
        });

        Assert.Equal(
            [
                "the incident's name: was P1 · 4711 Checkout is slow, is P1 · 4711 Renamed",
                "state: was open, is mitigated",
                "attempt: was 1, is 2",
                "criterion \"Payment answers within 3 s\": was not met, is met",
                "action \"More workers\": was in progress, is not configured any more",
            ],
            DifferenceView.Of(then, now).Lines);
    }

    private static StandingView View(Func<Incident, Incident> change)
    {
        var snapshot = FrozenSample.With(change);
        return StandingView.Of(IncidentStanding.Of(snapshot, snapshot.Incidents[0], FrozenSample.Options));
    }
}
