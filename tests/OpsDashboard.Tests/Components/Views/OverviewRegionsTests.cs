using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using OpsDashboard.Components.Tiles;
using OpsDashboard.Components.Views;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed partial class OverviewRegionsTests
{
    private static readonly MetricSource Source = new("sample-project");

    public static TheoryData<string> Samples =>
    [
        nameof(SampleSnapshots.Outage), nameof(SampleSnapshots.TwoIncidents), nameof(SampleSnapshots.Green),
        nameof(SampleSnapshots.SourceDown), nameof(SampleSnapshots.TooEarly), nameof(SampleSnapshots.NoIncident),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Of_SameFactsTwice_GivesEqualRegions(string sample)
    {
        var (one, two) = (All(Snapshot(sample)), All(Snapshot(sample) with { Version = 2 }));

        Assert.Equal(one, two);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Of_LaterSnapshotWithTheSameFacts_ChangesNothing(string sample)
    {
        var snapshot = Snapshot(sample);

        Assert.Equal(All(snapshot), All(snapshot with { At = snapshot.At.AddSeconds(30) }));
    }

    [Fact]
    public void Of_OneTileChanged_ChangesOneRegion()
    {
        var snapshot = Snapshot(nameof(SampleSnapshots.NoIncident));
        var changed = snapshot with { Tiles = snapshot.Tiles.Select((tile, i) => i == 3 ? tile with { Value = 99 } : tile).ToValueList() };

        var differing = All(snapshot).Zip(All(changed)).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Key);

        Assert.Equal([OverviewRegions.Key(snapshot.Tiles[3])], differing);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Of_AnySnapshot_KeysAreUnique(string sample) =>
        Assert.Distinct(OverviewRegions.Of(Snapshot(sample), Source).Select(region => region.Key));

    [Fact]
    public void Components_OfAllRegions_HaveOnlyAModelAndInjectNothing() => Assert.All(
        All(SampleSnapshots.Outage()).Select(region => region.Component).Distinct(),
        component =>
        {
            var properties = component.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
            var parameter = Assert.Single(properties, property => property.IsDefined(typeof(ParameterAttribute)));
            Assert.Equal("Model", parameter.Name);
            Assert.True(parameter.IsDefined(typeof(EditorRequiredAttribute)));
            Assert.DoesNotContain(properties, property => property.IsDefined(typeof(InjectAttribute)));
            // Only a page of the past gives these; where regions are drawn for all viewers there is nobody to give them.
            Assert.All(properties.Where(property => property.IsDefined(typeof(CascadingParameterAttribute))), property => Assert.Contains(property.Name, (string[])["IsPast", "PastQuery"]));
        });

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Html_Times_AreAbsoluteAndUtc(string sample)
    {
        var document = await RenderedRegions.ParseAsync(All(Snapshot(sample)));

        Assert.All(document.QuerySelectorAll("time"), time => Assert.Matches(Utc(), time.GetAttribute("datetime")));
        Assert.All(document.QuerySelectorAll("time[data-age], time[data-until]"), time => Assert.Matches(AbsoluteText(), time.TextContent));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Html_Ids_AreUniqueAndEveryDetailsHasOne(string sample)
    {
        var document = await RenderedRegions.ParseAsync(OverviewRegions.Of(Snapshot(sample), Source));

        Assert.Distinct(document.QuerySelectorAll("[id]").Select(element => element.Id));
        Assert.All(document.QuerySelectorAll("details"), details => Assert.False(string.IsNullOrEmpty(details.Id)));
    }

    [Fact]
    public async Task Html_Outage_SaysTheSentenceAndWhatHoldsIt()
    {
        var document = await RenderedRegions.ParseAsync(All(SampleSnapshots.Outage()));

        Assert.Equal("NOT FIXED. Held by: VPC connector.", Words(document.QuerySelector(".sentence h1")!));
        Assert.Equal("■ NOT FIXED · 1278 staging down", document.QuerySelector("[data-title]")!.TextContent);
        Assert.Equal("What holds it · 0 of 9 met", Words(document.QuerySelector("#criteria-title")!));
        Assert.Equal(9, document.QuerySelectorAll(".criteria > .criterion").Length);
        Assert.Equal("> 25 s", Words(document.QuerySelector(".link.broken b")!));
        Assert.Equal(4, document.QuerySelectorAll(".station.is-not-reached").Length);
        Assert.Contains("no owner yet", document.QuerySelector(".actions .action")!.TextContent);
    }

    [Fact]
    public async Task Html_SourceDown_NothingLooksOkOrMet()
    {
        var document = await RenderedRegions.ParseAsync(All(SampleSnapshots.SourceDown()));

        Assert.Empty(document.QuerySelectorAll(".tile.is-ok, .station.is-ok, .is-met"));
        Assert.All(document.QuerySelectorAll(".tile .headline b"), headline => Assert.Equal("—", headline.TextContent));
    }

    [Fact]
    public async Task Html_Green_CriteriaAreACountAndNothingBlocks()
    {
        var document = await RenderedRegions.ParseAsync(All(SampleSnapshots.Green()));

        Assert.Empty(document.QuerySelectorAll(".criteria > .criterion"));
        Assert.Equal("9 met", Words(document.QuerySelector("#criteria-met > summary")!));
    }

    [Fact]
    public void Of_TwoIncidents_TheWorstComesFirstAndTheOtherIsALine()
    {
        var sentence = (SentenceView)All(SampleSnapshots.TwoIncidents()).Single(region => region.Key == "sentence").Model;

        Assert.Equal(1278, sentence.Number);
        Assert.Equal([1301], sentence.Others.Select(other => other.Number));
    }

    [Fact]
    public void Of_NoIncident_HasTilesAndFrameOnly() => Assert.All(
        OverviewRegions.Of(SampleSnapshots.NoIncident(), Source),
        region => Assert.True(FrameRegions.Has(region.Key) || region.Model is TileView));

    private static DashboardSnapshot Snapshot(string sample) =>
        (DashboardSnapshot)typeof(SampleSnapshots).GetMethod(sample)!.Invoke(null, null)!;

    private static List<Region> All(DashboardSnapshot snapshot) =>
        [.. OverviewRegions.Of(snapshot, Source), .. SourcesRegions.Of(snapshot)];

    private static string Words(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Utc();

    [GeneratedRegex(@"\d{1,2} \w{3} \d\d:\d\d UTC$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsoluteText();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
