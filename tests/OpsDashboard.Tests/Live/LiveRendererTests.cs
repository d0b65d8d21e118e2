using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Live;

public sealed class LiveRendererTests
{
    [Fact]
    public async Task Render_EqualModel_IsNotRenderedAgainAndKeepsItsBytes()
    {
        var count = new RenderCount();
        var renderer = Renderer(snapshot => [new("a", typeof(CountedRegion), new Counted("same", count)), SampleRegions.Text("b", $"{snapshot.Version}")]);

        var first = Assert.Single(await renderer.RenderAsync(SampleSnapshot.Create(1)));
        var second = Assert.Single(await renderer.RenderAsync(SampleSnapshot.Create(2)));

        Assert.Equal(1, count.Value);
        Assert.Same(first.Regions[0], second.Regions[0]);
        Assert.Equal(["same", "<p>2</p>"], second.Regions.Select(region => region.Html));
        Assert.Equal(2, second.Version);
    }

    [Fact]
    public async Task Render_OtherModelSameHtml_IsRenderedButIsNoDifference()
    {
        var renderer = Renderer(snapshot => [new("a", typeof(CountedRegion), new Counted(snapshot.Version < 3 ? "old" : "new", new RenderCount()))]);

        var views = new List<RenderedView>();
        for (var version = 1; version <= 3; version++)
        {
            views.AddRange(await renderer.RenderAsync(SampleSnapshot.Create(version)));
        }

        var clock = new PageClock(SampleSnapshot.At, 1, false);
        Assert.Empty(RegionsMessage.Difference(views[0], views[1], clock).Regions);
        Assert.Equal([new RegionHtml("a", "new")], RegionsMessage.Difference(views[1], views[2], clock).Regions);
    }

    [Fact]
    public async Task Render_KeysThatComeAndGo_AreSentAndEmptied()
    {
        var renderer = Renderer(snapshot => [SampleRegions.Text("stays", "x"), SampleRegions.Text(snapshot.Version == 1 ? "goes" : "comes", "y")]);

        var before = Assert.Single(await renderer.RenderAsync(SampleSnapshot.Create(1)));
        var after = Assert.Single(await renderer.RenderAsync(SampleSnapshot.Create(2)));

        var message = RegionsMessage.Difference(before, after, new PageClock(SampleSnapshot.At, 1, false));
        Assert.Equal([new RegionHtml("comes", "<p>y</p>"), new RegionHtml("goes", "")], message.Regions);
        Assert.Equal(["stays", "comes"], renderer.Current("overview")!.Regions.Select(region => region.Source.Key));
    }

    [Fact]
    public async Task Render_ComponentThrows_SaysSoInItsPlaceAndTheOthersGoOn()
    {
        var renderer = Renderer(snapshot =>
        [
            SampleRegions.Text("before", "1"),
            new("<bad>", typeof(FragileRegion), snapshot.Version == 1 ? "bad" : "good"),
            SampleRegions.Text("after", "2"),
        ]);

        await renderer.RenderAsync(SampleSnapshot.Create(1));
        var broken = renderer.Current("overview")!;
        await renderer.RenderAsync(SampleSnapshot.Create(2));
        var healed = renderer.Current("overview")!;

        Assert.Equal("<p>1</p>", broken.Html("before"));
        Assert.Equal("<p>2</p>", broken.Html("after"));
        Assert.Equal(
            "<p class=\"region-error\">This part (&lt;bad&gt;) cannot be shown: drawing it failed. The program's log says why.</p>",
            broken.Html("<bad>"));
        Assert.Equal("<b>good</b>", healed.Html("<bad>"));
    }

    [Fact]
    public async Task Render_FailedRegionWithEqualModel_IsTriedAgain()
    {
        var model = new Counted("x", new RenderCount());
        var renderer = Renderer(_ => [new("a", typeof(ThrowingOnce), model)]);

        await renderer.RenderAsync(SampleSnapshot.Create(1));
        await renderer.RenderAsync(SampleSnapshot.Create(2));

        Assert.Equal("x", renderer.Current("overview")!.Html("a"));
    }

    [Fact]
    public async Task Render_ComponentThatNeverFinishes_SaysSoInItsPlace()
    {
        var renderer = Renderer(_ => [new("waits", typeof(WaitingRegion), ""), SampleRegions.Text("after", "2")]);

        await renderer.RenderAsync(SampleSnapshot.Create(1));

        Assert.StartsWith("<p class=\"region-error\">", renderer.Current("overview")!.Html("waits"));
        Assert.Equal("<p>2</p>", renderer.Current("overview")!.Html("after"));
    }

    [Fact]
    public async Task Render_RegionsCannotBeMade_LeavesNoOldValues()
    {
        var renderer = Renderer(snapshot => snapshot.Version == 1 ? [SampleRegions.Text("a", "1")] : throw new InvalidOperationException("no"));

        await renderer.RenderAsync(SampleSnapshot.Create(1));
        await renderer.RenderAsync(SampleSnapshot.Create(2));

        Assert.StartsWith("<p class=\"region-error\">", renderer.Current("overview")!.Html("a"));
        Assert.Equal(2, renderer.Current("overview")!.Version);
    }

    [Fact]
    public async Task Render_TooManyRegions_AreRefused()
    {
        var renderer = Renderer(snapshot => [.. Enumerable.Range(0, snapshot.Version == 1 ? 1 : 501).Select(i => SampleRegions.Text($"r{i}", "x"))]);

        await renderer.RenderAsync(SampleSnapshot.Create(1));
        await renderer.RenderAsync(SampleSnapshot.Create(2));

        Assert.StartsWith("<p class=\"region-error\">", Assert.Single(renderer.Current("overview")!.Regions).Html);
    }

    [Fact]
    public async Task Render_NamesWithMarkup_AreEncoded()
    {
        var renderer = Renderer(_ => [SampleRegions.Text("a", "<script>alert(1)</script>")]);

        await renderer.RenderAsync(SampleSnapshot.Create());

        Assert.Equal("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", renderer.Current("overview")!.Html("a"));
    }

    [Fact]
    public async Task LiveRegion_EmbedsLoadingStateAndThenTheVeryBytes()
    {
        var renderer = Renderer(_ => [SampleRegions.Text("a", "1 < 2")]);
        await using var context = new BunitContext();
        context.Services.AddSingleton(renderer);

        var loading = Place(context).Markup;
        await renderer.RenderAsync(SampleSnapshot.Create());
        var loaded = Place(context).Markup;

        Assert.Equal("<div data-region=\"a\" class=\"wide\"><i>waiting</i></div>", loading);
        Assert.Equal($"<div data-region=\"a\" class=\"wide\">{renderer.Current("overview")!.Html("a")}</div>", loaded);
    }

    private static IRenderedComponent<LiveRegion> Place(BunitContext context) => context.Render<LiveRegion>(parameters => parameters
        .Add(region => region.View, "overview")
        .Add(region => region.Key, "a")
        .AddUnmatched("class", "wide")
        .AddChildContent("<i>waiting</i>"));

    private static LiveRenderer Renderer(Func<DashboardSnapshot, IReadOnlyList<Region>> regions)
    {
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        return new LiveRenderer(
            [new LiveView("overview", regions)],
            services.GetRequiredService<IServiceScopeFactory>(),
            NullLoggerFactory.Instance,
            TimeProvider.System,
            new LiveLimits { Render = TimeSpan.FromMilliseconds(1) });
    }
}
