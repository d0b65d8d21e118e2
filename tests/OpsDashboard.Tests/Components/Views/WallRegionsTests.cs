using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed class WallRegionsTests
{
    private static readonly MetricSource Source = new("sample");

    public static TheoryData<string> Views => ["wall", "wall-criteria", "wall-phases", "wall-incident"];

    [Theory, MemberData(nameof(Views))]
    public void Regions_SameFactsLater_AreEqual_AndKeysAreThoseWithoutAnIncident(string view)
    {
        var snapshot = SampleSnapshots.Outage();

        Assert.Equal(Of(view, snapshot), Of(view, snapshot with { Version = 2, At = snapshot.At.AddSeconds(30) }));
        Assert.Equal(Of(view, snapshot).Select(region => region.Key), Of(view, SampleSnapshots.NoIncident()).Select(region => region.Key));
    }

    [Theory, MemberData(nameof(Views))]
    public async Task Html_HasNothingToPress(string view)
    {
        foreach (var snapshot in (DashboardSnapshot[])[SampleSnapshots.TwoIncidents(), SampleSnapshots.NoIncident(), SampleSnapshots.SourceDown(), SamplePhases.Snapshot(SamplePhases.Broken)])
        {
            var document = await RenderedRegions.ParseAsync(Of(view, snapshot));

            Assert.Empty(document.QuerySelectorAll("a, button, input, summary, [title], [tabindex]"));
            Assert.Single(document.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public void Tiles_WorstFirst_OtherwiseInTheirPlaces()
    {
        Tile[] tiles = [Tile("a", TileStatus.Ok), Tile("b", TileStatus.Critical), Tile("c", TileStatus.Stale), Tile("d", TileStatus.Critical), Tile("e", TileStatus.Warning), Tile("f", TileStatus.Ok)];

        Assert.Equal(["b", "d", "e", "c", "a", "f"], WallTileView.InOrder(tiles).Select(tile => tile.Id));
        Assert.True(WallTileView.Of(tiles[1], Source, SampleSnapshots.At).Rank > WallTileView.Of(tiles[4], Source, SampleSnapshots.At).Rank);
    }

    [Fact]
    public void State_SeveralIncidents_IsTheWorst_AndTheOthersHaveALine()
    {
        var state = WallStateView.Of(SampleSnapshots.TwoIncidents());

        Assert.Equal(("NOT FIXED", "is-not-met", "Held by: VPC connector."), (state.Word, state.Look.Css, state.HeldBy));
        Assert.Equal([1301], state.Others.Select(other => other.Number));
        Assert.Equal("/icons/not-met.svg", state.Icon);
        Assert.Equal(SampleSnapshots.At.AddMinutes(-4), state.DataTime);
    }

    [Fact]
    public void State_ManyIncidents_AreCounted()
    {
        var snapshot = SampleSnapshots.Outage();
        var incidents = Enumerable.Range(0, 5).Select(i => snapshot.Incidents[0] with { Number = 1300 + i }).ToValueList();

        var state = WallStateView.Of(snapshot with { Incidents = incidents });

        Assert.Equal((2, 2), (state.Others.Count, state.More));
    }

    [Fact]
    public void State_WithoutIncident_IsTheWorstStatus()
    {
        var green = WallStateView.Of(SampleSnapshots.NoIncident());
        var blind = WallStateView.Of(SampleSnapshots.SourceDown() with { Incidents = [] });
        var none = WallStateView.Of(SampleSnapshots.NoIncident() with { Tiles = [] });

        Assert.Equal(("ALL OK", "is-ok", "16 of 16 signals ok. No incident is configured."), (green.Word, green.Look.Css, green.Detail));
        Assert.Equal(("ERROR", "is-error"), (blind.Word, blind.Look.Css));
        Assert.EndsWith(" and 3 more", blind.HeldBy, StringComparison.Ordinal);
        Assert.Equal(("NO SIGNALS", "is-off"), (none.Word, none.Look.Css));
    }

    [Fact]
    public async Task Tile_NoClaimAboutNow_IsADash_WithTheOldValueAndItsAge()
    {
        var stale = Tile("a", TileStatus.Stale) with { Reason = "late: newest data 18:02" };
        var document = await RenderedRegions.ParseAsync(Of("wall", SampleSnapshots.NoIncident() with { Tiles = [stale] }));

        Assert.Equal("—", document.QuerySelector(".number b")!.TextContent);
        Assert.Equal("27.4 s", document.QuerySelector(".was s")!.TextContent);
        Assert.NotNull(document.QuerySelector(".was time[data-age]"));
        Assert.Contains("stale", document.QuerySelector(".foot .state")!.TextContent);
        Assert.Equal("late: newest data 18:02", document.QuerySelector(".reason")!.TextContent);
    }

    [Fact]
    public async Task Tile_Current_SaysNumberWordLimitsAndDataTime()
    {
        var document = await RenderedRegions.ParseAsync(Of("wall", SampleSnapshots.NoIncident() with { Tiles = [Tile("a", TileStatus.Critical)] }));

        Assert.Equal("27.4", document.QuerySelector(".number b")!.TextContent);
        Assert.Equal("critical ≥ 20", document.QuerySelector(".limits .limit")!.TextContent);
        Assert.Equal("warning ≥ 10", WallTileView.Of(Tile("a", TileStatus.Ok), new MetricSource("p"), SampleSnapshots.At).Limit);
        Assert.True(document.QuerySelector(".wall-tile")!.HasAttribute("data-trouble"));
        Assert.Equal("data 18:36", document.QuerySelector(".foot .data")!.TextContent);
        Assert.NotNull(document.QuerySelector(".foot .state .shape"));
        Assert.NotNull(document.QuerySelector("svg.sparkline"));
        Assert.Empty(document.QuerySelectorAll(".was, .reason"));
    }

    [Fact]
    public void Notice_SourceFirst_ThenJournalAndWarnings()
    {
        var snapshot = SampleSnapshots.SourceDown() with
        {
            Journal = new JournalState(JournalStatus.Failing, "disk full", SampleSnapshots.At, 3),
            Warnings = [new Warning("screen-3-silent", "Screen lobby is silent.", SampleSnapshots.At)],
        };

        Assert.Equal(new WallNoticeView(null, 0), WallNoticeView.Of(SampleSnapshots.Outage()));
        Assert.Equal(("sql-probe unreachable", "no answer within 10 s", 3), (WallNoticeView.Of(snapshot).First!.Who, WallNoticeView.Of(snapshot).First!.Text, WallNoticeView.Of(snapshot).More));
        Assert.Equal("Screen lobby is silent.", WallNoticeView.Of(SampleSnapshots.Outage() with { Warnings = snapshot.Warnings }).First!.Text);
        Assert.StartsWith("The journal cannot be written", WallNoticeView.Of(SampleSnapshots.Outage() with { Journal = snapshot.Journal }).First!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_WhatWasNotReached_IsOneStation()
    {
        var snapshot = SampleSnapshots.Outage();
        var tiles = snapshot.Tiles.ToDictionary(tile => tile.Id, StringComparer.Ordinal);
        Station Station(string title, string id) => new(title, tiles[id].Status, tiles[id], [], null, null);
        var incident = snapshot.Incidents[0] with
        {
            Path = [Station("3 database", "phase-3-duration"), Station("4 cache", "phase-4-duration"), Station("5 services", "phase-5-duration"), Station("6 websocket", "phase-6-duration"), Station("Cloud Run", "container-restarts"), Station("7 finalize", "phase-7-duration")],
        };

        Assert.Equal(["3 database", "4 cache … 6 websocket", "Cloud Run", "7 finalize"], WallPathView.Of(incident).Stations.Select(station => station.Title));
    }

    [Fact]
    public async Task Foot_SaysAgeCriteriaDeadlinesAndDemo()
    {
        var document = await RenderedRegions.ParseAsync(Of("wall", SampleSnapshots.Outage()).Single(region => region.Key == "wall-foot"));

        Assert.Equal("DEMO", document.QuerySelector(".demo dd")!.TextContent);
        Assert.Contains(document.QuerySelectorAll("dd"), fact => fact.TextContent == "0 of 9");
        Assert.Single(document.QuerySelectorAll("time[data-age]"));
        Assert.Equal(2, document.QuerySelectorAll("time[data-until]").Length);
        Assert.DoesNotContain("DEMO", await RenderedRegions.RenderAsync(Of("wall", SampleSnapshots.Outage() with { Demo = null })));
    }

    [Theory]
    [InlineData("", "overview", "room")]
    [InlineData("?view=&size=", "overview", "room")]
    [InlineData("?view=phases&size=hall", "phases", "hall")]
    [InlineData("?size=desk&other=1", "overview", "desk")]
    public void Choice_KnownWords_AreTaken(string query, string view, string size)
    {
        var choice = Choice(query);

        Assert.Equal((view, size), (choice.View, choice.Size));
        Assert.Empty(choice.Wrong);
    }

    [Theory]
    [InlineData("?view=Phases", "view", "Phases")]
    [InlineData("?size=5m", "size", "5m")]
    [InlineData("?view=phases&view=criteria", "view", "phases, criteria")]
    public void Choice_UnknownWord_NamesItAndWhatIsAllowed(string query, string name, string found)
    {
        var wrong = Assert.Single(Choice(query).Wrong);

        Assert.Equal((name, found), (wrong.Name, wrong.Found));
        Assert.Equal(name == "view" ? WallChoice.Views : WallChoice.Sizes, wrong.Allowed);
    }

    [Fact]
    public void Choice_LongWord_IsCut() => Assert.Equal(61, Assert.Single(Choice($"?view={new string('x', 5_000)}").Wrong).Found.Length);

    private static WallChoice Choice(string query) => WallChoice.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    private static IReadOnlyList<Region> Of(string view, DashboardSnapshot snapshot) => WallRegions.Views(Source).Single(one => one.Name == view).Regions(snapshot);

    private static Tile Tile(string id, TileStatus status) => SampleSnapshots.Tile(id, status);
}
