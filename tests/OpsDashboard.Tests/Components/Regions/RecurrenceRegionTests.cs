using OpsDashboard.Components.Regions;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Live;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Regions;

public sealed class RecurrenceRegionTests
{
    private const string Hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'";

    [Fact]
    public async Task Html_TextFromOutside_IsNeverMarkup_AndEveryStateHasAWord()
    {
        var fingerprint = new Fingerprint(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), false, true, "", []);
        var past = new PastComparison(
            3, Hostile, RecurrenceVerdict.Matches, Hostile,
            [new PartComparison(PartKind.ErrorClass, Hostile, PartAgreement.Different, Hostile, Hostile)],
            [new Check("c", Hostile, CheckState.CannotTell, Hostile, Hostile, null)], fingerprint);
        var impact = new ComputedImpact(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), false, 4, 5, new AmountRange(10, 20), TimeSpan.FromMinutes(5), Hostile,
            new RevenueAtRisk(new AmountRange(1, 2), Hostile, 10, 0, 1, Hostile, Hostile), Hostile);

        var document = await RenderedRegions.ParseAsync(
            new Region("recurrence", typeof(RecurrenceRegion), RecurrenceView.Of(new Recurrences(fingerprint, [past]))),
            new Region("impact", typeof(ImpactRegion), ImpactView.Of(impact)));

        Assert.Empty(document.QuerySelectorAll("script, img, [onerror]"));
        Assert.Equal(["matches", "different", "cannot tell"], document.QuerySelectorAll("b.state").Select(state => state.TextContent.Trim()));
        Assert.Contains("4 of 5", document.Body!.TextContent);
    }
}
