using System.Net.Http.Json;

namespace OpsDashboard.BrowserTests;

/// <summary>The tab's picture tells the state while the page lies in the background.</summary>
public sealed class StateIconTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Icon_OfAPage_FollowsTheIncident()
    {
        await using var dashboard = await Dashboard.StartAsync();
        using var client = new HttpClient { BaseAddress = dashboard.Address };
        var page = await OpenAsync("/", Screen.Laptop, dashboard.Address);
        var icon = page.Locator("link[rel=icon]");
        await Expect(icon).ToHaveAttributeAsync("href", "./icons/not-met.svg");

        using var resolved = await client.PostAsJsonAsync("/api/v1/incidents/1278/resolve", new { reason = "customers wait", by = "ana", version = 0 }, TestContext.Current.CancellationToken);

        Assert.True(resolved.IsSuccessStatusCode, $"{resolved.StatusCode}");
        await Expect(icon).ToHaveAttributeAsync("href", "./icons/overridden.svg");
        Assert.Empty(Faults.All);
    }
}
