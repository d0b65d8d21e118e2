using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Components.Controls;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Components.Controls;

public sealed class DemoControlsTests : BunitContext
{
    private static readonly DateTimeOffset Start = new(2025, 9, 15, 18, 40, 44, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly DemoWorld _world;
    private readonly IRenderedComponent<DemoControls> _page;

    public DemoControlsTests()
    {
        var clock = new ScenarioClock(_time, Start, 60);
        _world = new DemoWorld(clock, new EmulatorControls(() => clock.Now));
        Services.AddSingleton(_world);
        _page = Render<DemoControls>();
    }

    [Fact]
    public void Apply_ChangesTheWorld_AndWritesWhatWasChangedAndWhen()
    {
        Field("Minimum instances").Change("4");
        Field("Maximum instances").Change("10");
        Button("Apply").Click();

        Assert.Equal((4, 10), (_world.Controls.Settings.ConnectorMinInstances, _world.Controls.Settings.ConnectorMaxInstances));
        Assert.Contains("15 Sep 18:40", _page.Find("table tbody").TextContent);
        Assert.Contains("connector min instances 2 → 4, connector max instances 3 → 10", _page.Find("table tbody").TextContent);
    }

    [Theory]
    [InlineData("Minimum instances", "7", "must be above the minimum")]
    [InlineData("Minimum instances", "1", "must be 2 to 9")]
    [InlineData("Minimum instances", "2.5", "must be 2 to 9")]
    [InlineData("Pool size", "", "must be 1 to 200")]
    [InlineData("Pool size", "<script>", "must be 1 to 200")]
    [InlineData("max_connections", "1e300", "must be 10 to 5,000")]
    [InlineData("Database timeout", "0", "must be 1 to 300")]
    [InlineData("Traffic factor", "NaN", "must be 0 to 10")]
    [InlineData("Latency", "-1", "must be 0 to 60 s")]
    [InlineData("Late by", "1e308", "must be 0 to 1,440 min")]
    [InlineData("Share that is late", "101", "must be 0 to 100 %")]
    public void BadValue_IsRefusedBesideItsField_AndNothingChanges(string label, string text, string rule)
    {
        Field(label).Change(text);

        foreach (var form in _page.FindAll("form"))
        {
            form.Submit();
        }

        Assert.Contains(_page.FindAll("em"), fault => fault.TextContent == rule);
        Assert.Equal((new StagingSettings(), new ApiFaults()), (_world.Controls.Settings, _world.Controls.Faults));
        Assert.Empty(_world.Controls.Log);
    }

    [Fact]
    public void ChangeElsewhere_IsShownHere_ButAnEditUnderWayIsKept()
    {
        Field("Pool size").Change("15");
        _world.Controls.Set(new ApiFaults { Hang = true });
        _world.Controls.Set(new StagingSettings { MaxConnections = 200 });

        Assert.Equal("15", Field("Pool size").GetAttribute("value"));
        Button("Discard").Click();
        Assert.Equal(("20", "200"), (Field("Pool size").GetAttribute("value"), Field("max_connections").GetAttribute("value")));
        Assert.Contains("hang off → on", _page.Find("table tbody").TextContent);
    }

    [Fact]
    public void Clock_PausesRunsAndSkips_EachInTheLog()
    {
        Button("Pause").Click();
        Assert.True(_world.Clock.Paused);
        Assert.Equal("true", Button("Pause").GetAttribute("aria-pressed"));

        Button("600×").Click();
        Assert.Equal((false, 600.0), (_world.Clock.Paused, _world.Clock.TimeScale));

        Button("Skip 24 h").Click();
        Assert.Equal(Start.AddDays(1), _world.Clock.Now);
        Assert.Equal(["clock paused", "clock runs 600×", "clock skipped 24 h, to 16 Sep 18:40 UTC"], _world.Controls.Log.Select(entry => entry.What));
    }

    [Fact]
    public void SameSpeedAgain_IsNoChange()
    {
        Button("60×").Click();

        Assert.Empty(_world.Controls.Log);
    }

    [Fact]
    public void ReadyMade_SetAndReset()
    {
        Button("Only raise the timeout to 35 s").Click();
        Assert.Equal(35, _world.Controls.Settings.TimeoutSeconds);
        Assert.Equal(["timeout seconds none → 35"], _world.Controls.Altered);

        Button("As in the incident").Click();
        Assert.Empty(_world.Controls.Altered);
    }

    [Fact]
    public void Disposed_NoLongerListens()
    {
        _page.Instance.Dispose();
        var renders = _page.RenderCount;
        _world.Controls.Set(new ApiFaults { Outage = true });

        Assert.Equal(renders, _page.RenderCount);
    }

    private AngleSharp.Dom.IElement Field(string label) =>
        _page.FindAll("label").Single(element => element.QuerySelector("span")?.TextContent == label).QuerySelector("input")!;

    private AngleSharp.Dom.IElement Button(string text) => _page.FindAll("button").First(button => button.TextContent == text);
}
