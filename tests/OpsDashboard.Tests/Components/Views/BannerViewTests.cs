using OpsDashboard.Components.Regions;
using OpsDashboard.Components.Views;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed class BannerViewTests
{
    private static readonly DateTimeOffset Since = SampleSnapshots.At.AddMinutes(-3);

    [Fact]
    public void Of_JournalInTrouble_SaysSinceWhenWhyAndWhatStillHolds()
    {
        Assert.Equal(
            "The journal cannot be written since 18:37: database is locked. What you see is live; sign-offs, notes and evidence are refused until it recovers.",
            Of(new JournalState(JournalStatus.Failing, "database is locked", Since, 12)));
        Assert.StartsWith("The journal has not been read since 14 Sep 18:40: no answer.", Of(new JournalState(JournalStatus.Unread, "no answer", SampleSnapshots.At.AddDays(-1), 0)), StringComparison.Ordinal);
        Assert.Null(Of(JournalState.Well(12)));
    }

    [Fact]
    public void Of_Warnings_SaysEach_AndHowManyMore()
    {
        var snapshot = SampleSnapshots.Outage() with { Warnings = Enumerable.Range(1, 5).Select(i => new Warning($"screen-{i}-silent", $"Screen {i} is silent.", Since)).ToValueList() };

        Assert.Equal(["Screen 1 is silent.", "Screen 2 is silent.", "Screen 3 is silent.", "And 2 more such warnings."], BannerView.Of(snapshot).Warnings);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("overview")]
    [InlineData("phases")]
    [InlineData("sources")]
    public void EveryLivePage_Always_HasTheBanner(string page)
    {
        var snapshot = SampleSnapshots.Outage() with { Journal = new JournalState(JournalStatus.Failing, "full", Since, 12) };
        LiveView[] views = [DemoRegions.View, OverviewRegions.View(new MetricSource("sample")), PhasesRegions.View, SourcesRegions.View];

        var banner = views.Single(view => view.Name == page).Regions(snapshot).Single(region => region.Key == "banner");

        Assert.Equal((typeof(BannerRegion), BannerView.Of(snapshot)), (banner.Component, banner.Model));
    }

    private static string? Of(JournalState journal) => BannerView.Of(SampleSnapshots.Outage() with { Journal = journal }).Text;
}
