using OpsDashboard.Components.Regions;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed class HorizonBarViewTests
{
    private static readonly Incident Outage = SampleSnapshots.Outage().Incidents[0];

    [Theory]
    [InlineData(0, 0, "immediate")]
    [InlineData(2, 50, "immediate")]
    [InlineData(14, 50, "short-term")]
    [InlineData(24, 0, "long-term")]
    public void Now_LiesInTheStretchOfTheNextDeadline(double hours, double gone, string id)
    {
        var bar = HorizonBarView.Of(Outage, Outage.OpenedAt.AddHours(hours))!;

        var now = Assert.Single(bar.Stretches, stretch => stretch.IsNow);
        Assert.Equal((id, gone), (now.Id, now.Gone));
    }

    [Fact]
    public void LastDeadlineOver_NowIsNowhere_AndAllIsGone()
    {
        var bar = HorizonBarView.Of(Outage, Outage.OpenedAt.AddDays(15))!;

        Assert.DoesNotContain(bar.Stretches, stretch => stretch.IsNow);
        Assert.All(bar.Stretches, stretch => Assert.Equal(100, stretch.Gone));
    }

    [Fact]
    public void AMinuteLater_WithoutNews_IsTheSameView() =>
        Assert.Equal(HorizonBarView.Of(Outage, Outage.OpenedAt.AddMinutes(130)), HorizonBarView.Of(Outage, Outage.OpenedAt.AddMinutes(131)));

    [Fact]
    public void Stretch_HasTheLookOfItsWorstCriterion_AndSaysWhenItIsOver()
    {
        var immediate = HorizonBarView.Of(Outage, SampleSnapshots.At)!.Stretches[0];

        Assert.Equal(StateAppearance.Of(Verdict.NotMet), immediate.Look);
        Assert.True(immediate.Overdue);
        Assert.Equal((0, 3), (immediate.Met, immediate.Total));
    }

    [Fact]
    public void NoHorizon_IsNoBar() => Assert.Null(HorizonBarView.Of(Outage with { Horizons = [] }, SampleSnapshots.At));

    [Fact]
    public async Task Html_HasNoAge_AndEachNumberAsText()
    {
        var html = await RenderedRegions.ParseAsync(new Region("horizons", typeof(HorizonsRegion), HorizonBarView.Of(Outage, SampleSnapshots.At)!));

        Assert.Empty(html.QuerySelectorAll("[data-age], [data-until]"));
        Assert.Equal(3, html.QuerySelectorAll("li").Length);
        Assert.Contains("0 of 3 met", html.QuerySelector("li")!.TextContent);
        Assert.Contains("was due", html.QuerySelector("li .late")!.TextContent);
        Assert.All(html.QuerySelectorAll(".horizon-track"), track => Assert.Equal("true", track.GetAttribute("aria-hidden")));
    }
}
