using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Regions;

public sealed class EncodingTests
{
    private const string Hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'";

    [Fact]
    public async Task Html_TextFromOutside_IsNeverMarkup()
    {
        var snapshot = SampleSnapshots.SourceDown();
        snapshot = snapshot with
        {
            Tiles = snapshot.Tiles.Select(tile => tile with { Title = Hostile, Reason = Hostile, Unit = Hostile, Filter = Hostile, Help = Hostile }).ToValueList(),
            Incidents = snapshot.Incidents.Select(Spoil).ToValueList(),
            Sources = snapshot.Sources
                .Select(source => source with { Error = Hostile, Where = Hostile, Faults = [new QueryFault(Hostile, Hostile, Hostile)] })
                .ToValueList(),
            Configuration = [new ConfigurationFact(Hostile, Hostile, Hostile, Hostile, Drifted: true, null, Hostile, Hostile)],
        };

        var document = await RenderedRegions.ParseAsync([.. OverviewRegions.Of(snapshot, new MetricSource(Hostile)), .. SourcesRegions.Of(snapshot)]);

        Assert.Empty(document.QuerySelectorAll("script, img, [onerror]"));
        Assert.Contains(Hostile, document.Body!.TextContent);
        Assert.All(document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")).Where(href => href is not ("./demo" or "./incidents/1278") && !(href!.StartsWith("./api/v1/signals/", StringComparison.Ordinal) && href.EndsWith("?format=csv", StringComparison.Ordinal))), href => Assert.StartsWith("https://console.cloud.google.com/", href));
    }

    private static Incident Spoil(Incident incident) => incident with
    {
        Title = Hostile,
        Severity = Hostile,
        Scope = Hostile,
        Determination = new Determination(Hostile, Hostile),
        Answer = incident.Answer with { Headline = Hostile, HeldBy = Hostile, Detail = Hostile, Freshness = Hostile, Deadline = new NextTime(SampleSnapshots.At, Hostile) },
        Whys = [new Why(1, Hostile, WhyState.Confirmed, [new Check("c", Hostile, CheckState.Holds, Hostile, Hostile, null)])],
        Actions = [new IncidentAction("a", Hostile, Hostile, Hostile, ActionState.Open, Hostile, SampleSnapshots.At, Hostile, null) { Command = Hostile }],
        Path = [new Station(Hostile, TileStatus.Critical, SampleSnapshots.Tile() with { Title = Hostile }, [], null, SampleSnapshots.Tile() with { Title = Hostile })],
        Horizons = [new Horizon("h", Hostile, SampleSnapshots.At, SampleSnapshots.At, [new Criterion { Id = "c", Title = Hostile, Verdict = Verdict.NotMet, Reason = Hostile }])],
        Timeline = incident.Timeline! with { SuccessTitle = Hostile, DurationTitle = Hostile, Failure = Hostile, Marks = [new Mark(incident.Timeline.From, Hostile, MarkKind.Deploy)] },
    };
}
