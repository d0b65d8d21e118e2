using Bunit;
using OpsDashboard.Components.Tiles;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Tiles;

public sealed class TileCardTests : BunitContext
{
    private static readonly MetricSource Source = new("sample-project");

    [Theory]
    [InlineData(TileStatus.Ok, "27.4")]
    [InlineData(TileStatus.Warning, "27.4")]
    [InlineData(TileStatus.Critical, "27.4")]
    [InlineData(TileStatus.Stale, "—")]
    [InlineData(TileStatus.Error, "—")]
    [InlineData(TileStatus.NoData, "—")]
    [InlineData(TileStatus.NotReached, "—")]
    public void Tile_EachStatus_HeadlineIsANumberOnlyWhenItIsAClaimAboutNow(TileStatus status, string headline)
    {
        var card = Render(SampleSnapshots.Tile(status: status));

        Assert.Equal(headline, card.Find(".headline b").TextContent);
        Assert.Contains(StateAppearance.Of(status).Word, card.Find("header .state").TextContent);
        Assert.Contains(StateAppearance.Of(status).Css, card.Find("article").ClassList);
    }

    [Fact]
    public void Tile_Stale_ShowsTheOldValueSmallWithItsAge()
    {
        var card = Render(SampleSnapshots.Tile(status: TileStatus.Stale));

        Assert.StartsWith("was 27.4 s", card.Find(".was").TextContent);
        Assert.Equal("2025-09-15T18:36:00Z", card.Find(".was time[data-age]").GetAttribute("datetime"));
        Assert.Contains("late", card.Find("footer").TextContent);
    }

    [Fact]
    public void Tile_LowerBound_SaysMoreThan()
    {
        var card = Render(SampleSnapshots.Tile(value: 25) with { Bound = Bound.AtLeast });

        Assert.Equal("> 25", card.Find(".headline b").TextContent);
    }

    [Fact]
    public void Tile_Share_ShowsItsCounts()
    {
        var card = Render(SampleSnapshots.Tile(value: 0) with { Unit = "%", Counted = 0, Total = 108 });

        Assert.Equal("0 of 108", card.Find(".headline small").TextContent);
    }

    [Fact]
    public void Tile_Fresh_SaysHowFreshItCanBe()
    {
        var card = Render(SampleSnapshots.Tile());

        Assert.Equal("data 18:36, read 18:40 · as fresh as Google can be", card.Find("footer").TextContent.Trim());
    }

    [Fact]
    public void Tile_Late_SaysByHowMuch()
    {
        var card = Render(SampleSnapshots.Tile() with { LateMinutes = 2 });

        Assert.Equal("data 18:36, read 18:40 · late by 2 min", card.Find("footer").TextContent.Trim());
    }

    [Fact]
    public void Tile_WithoutPoints_SaysSoInsteadOfDrawing()
    {
        var card = Render(SampleSnapshots.Tile(status: TileStatus.NoData, value: null) with { Points = [], DataTime = null });

        Assert.Empty(card.FindAll("svg.sparkline"));
        Assert.Equal("no points in the last 1 h", card.Find(".sparkline.none").TextContent);
        Assert.Equal("no data time", card.Find("footer").TextContent.Trim());
    }

    [Fact]
    public void Tile_Gap_BreaksTheLine()
    {
        var path = Render(SampleSnapshots.Tile()).Find(".series").GetAttribute("d")!;

        Assert.Equal(2, path.Count(letter => letter == 'M'));
    }

    private IRenderedComponent<TileCard> Render(Tile tile) =>
        Render<TileCard>(parameters => parameters.Add(card => card.Model, TileView.Of(tile, Source, SampleSnapshots.At)));
}
