using System.Text.RegularExpressions;
using AngleSharp.Dom;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed partial class PhasesRegionsTests
{
    [Fact]
    public void Of_SameFactsLater_GivesEqualRegions()
    {
        var snapshot = SamplePhases.Snapshot(SamplePhases.Broken);

        Assert.Equal(["head", "banner", "phases", "starts", "history"], PhasesRegions.Of(snapshot).Select(region => region.Key));
        Assert.Equal(PhasesRegions.Of(snapshot), PhasesRegions.Of(snapshot with { Version = 2, At = snapshot.At.AddSeconds(30) }));
    }

    [Fact]
    public void Of_IncidentWithoutPhases_IsTheFrameAlone() =>
        Assert.Equal(["head", "banner"], PhasesRegions.Of(SamplePhases.Snapshot(phases: null)).Select(region => region.Key));

    [Fact]
    public void Of_NoLogConfigured_HasNoWaterfall() =>
        Assert.DoesNotContain(PhasesRegions.Of(SamplePhases.Snapshot(SamplePhases.Broken with { Starts = null })), region => region.Key == "starts");

    [Fact]
    public async Task Html_Table_SaysEndsBoundsAndWhatIsNotReached()
    {
        var document = await ParseAsync(SamplePhases.Broken);

        Assert.StartsWith("0 of 12 passed Phase 2 connect. Last 1 h", Words(document.QuerySelector("#phases-title")!), StringComparison.Ordinal);
        Assert.Equal("Phase 1 plan ok | 0.6 s0.5–1 s | 0.96 s0.5–1 s | < 1 s | | 0 %0 of 12 |", Row(document, "plan"));
        Assert.Equal("Phase 2 connect criticaltimeout 25 s | > 25 s | > 25 s | > 25 s | 25 s | 100 %12 of 12 |", Row(document, "connect"));
        Assert.Equal("Phase 3 serve not reached0 of 12 passed Phase 2 connect | — | — | — | | — |", Row(document, "serve"));
    }

    [Fact]
    public async Task Html_Waterfall_MarksWhatFailedByShapeAndWord()
    {
        var document = await ParseAsync(SamplePhases.Broken);
        var runs = document.QuerySelectorAll(".waterfall .run:not(.axis-row)");

        Assert.Equal("Newest starts · 1 of 3 starts came up; 1 failed in 2 connect.", Words(document.QuerySelector("#starts-title")!));
        Assert.Equal("failed in 2 connect · connection-timeout · exit code 3 25.5 s · rev-2<b>", Words(runs[0].QuerySelector(".what")!));
        Assert.Equal("started 3.5 s · rev-1", Words(runs[1].QuerySelector(".what")!));
        Assert.Equal("not ended 0.5 s", Words(runs[2].QuerySelector(".what")!));
        Assert.Single(runs[0].QuerySelectorAll(".bar.failed"));
        Assert.NotNull(runs[0].QuerySelector(".what .shape"));
        Assert.Equal([1, 1, 0], runs.Select(run => run.QuerySelectorAll(".lane u").Length));
        Assert.Empty(document.QuerySelectorAll("section b b"));
        Assert.Equal(3, document.QuerySelectorAll("#starts-table tbody tr").Length);
    }

    [Fact]
    public async Task Html_LogFailed_SaysSoAndKeepsTheRest()
    {
        var phases = SamplePhases.Broken with { Starts = SamplePhases.Broken.Starts! with { Failure = "permission denied" } };
        var document = await ParseAsync(phases);

        Assert.Equal("start log cannot be read: permission denied. Below is what was last read.", Words(document.QuerySelector(".starts .reason")!));
        Assert.Equal(3, document.QuerySelectorAll(".phases tbody tr").Length);
        Assert.NotNull(document.QuerySelector(".history .chart"));
    }

    [Fact]
    public void History_TellsStepsAndLeavesGaps()
    {
        var view = HistoryView.Of(SamplePhases.Broken.History!);

        Assert.Equal("Timeout 10 s, then 25 s (2.5×) from 15 Sep 18:00. Phase 2 connect, p95: 2 s at first, > 25 s now.", view.Summary);
        Assert.Equal(["10 s", "25 s · 2.5×"], view.Steps.Select(step => step.Label));
        Assert.Equal(2, view.DurationPath.Count(character => character == 'M'));
        Assert.Equal(["> 25 s", "> 10 s", "no data", "2 s"], view.Rows.Select(row => row.Duration));
        Assert.Equal(["25 s", "10 s", "10 s", "10 s"], view.Rows.Select(row => row.Timeout));
    }

    [Fact]
    public void Starts_NoneInTheLog_SaysSo() =>
        Assert.Equal("No start in the last 6 h is in the log.", StartsView.Of(new StartLog([], TimeSpan.FromHours(6), Failure: null)).Summary);

    private static Task<IDocument> ParseAsync(Phases phases) => RenderedRegions.ParseAsync(PhasesRegions.Of(SamplePhases.Snapshot(phases)));

    private static string Row(IDocument document, string id) =>
        Words(string.Join(" | ", document.GetElementById(id)!.Children.Select(cell => cell.TextContent)));

    private static string Words(IElement element) => Words(element.TextContent);

    private static string Words(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
