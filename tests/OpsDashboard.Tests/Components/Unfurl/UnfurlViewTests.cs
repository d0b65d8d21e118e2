using OpsDashboard.Components.Unfurl;
using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Unfurl;

public sealed class UnfurlViewTests
{
    [Theory]
    [InlineData("/", null, "OpsDashboard")]
    [InlineData("/incidents", null, "Incidents")]
    [InlineData("/incidents/7", null, "Incident 7")]
    [InlineData("/incidents/7/", null, "Incident 7")]
    [InlineData("/incidents/8", null, "Incident 8")]
    [InlineData("/incidents/7/report", null, "Report on incident 7")]
    [InlineData("/incidents/7/act", null, "Incident 7")]
    [InlineData("/i/7@r3", null, "Frozen revision r3 of incident 7")]
    [InlineData("/phases", null, "Startup phases")]
    [InlineData("/sources", null, "Sources")]
    [InlineData("/incidents/7", "2025-09-15T18:36:00Z", "Incident 7 as of 2025-09-15 18:36 UTC")]
    [InlineData("/incidents/7", "2025-09-15T18:36:00.123456789Z", "Incident 7 as of 2025-09-15 18:36 UTC")]
    [InlineData("/", "2025-09-15T20:36:00+02:00", "OpsDashboard as of 2025-09-15 18:36 UTC")]
    [InlineData("/incidents/7", "<script>", "Incident 7")]
    [InlineData("/incidents/<script>", null, "OpsDashboard")]
    [InlineData("/incidents/7\n", null, "OpsDashboard")]
    [InlineData("/secret", null, "OpsDashboard")]
    public void Card_ByDefault_TellsWhatTheAddressSays(string path, string? at, string title) =>
        Assert.Equal(new UnfurlView(title, UnfurlView.Question), UnfurlView.Of(PageAddress.Of(path, at), UnfurlReveal.Url, SampleSnapshot.Create()));

    [Theory]
    [InlineData("/")]
    [InlineData("/incidents")]
    [InlineData("/incidents/7")]
    [InlineData("/incidents/7/report")]
    public void Card_WhenConfigured_TellsTheVerdictWithItsTime(string path) =>
        Assert.Equal(
            new UnfurlView("NOT FIXED · 7 Checkout slow", "As of 2025-09-15 18:41 UTC, open: NOT FIXED. Held by: connector."),
            UnfurlView.Of(PageAddress.Of(path, null), UnfurlReveal.Verdict, SampleSnapshot.Create()));

    [Theory]
    [InlineData("/incidents/7", "2025-09-15T18:36:00Z")]
    [InlineData("/i/7@r3", null)]
    [InlineData("/phases", null)]
    [InlineData("/incidents/8", null)]
    public void Card_OfAnotherTimeOrPage_NeverTellsThePresent(string path, string? at)
    {
        var page = PageAddress.Of(path, at);

        Assert.Equal(UnfurlView.Of(page, UnfurlReveal.Url, null), UnfurlView.Of(page, UnfurlReveal.Verdict, SampleSnapshot.Create()));
    }

    [Fact]
    public void Card_WithoutASnapshot_TellsWhatTheAddressSays() =>
        Assert.Equal("Incident 7", UnfurlView.Of(PageAddress.Of("/incidents/7", null), UnfurlReveal.Verdict, null).Title);
}
