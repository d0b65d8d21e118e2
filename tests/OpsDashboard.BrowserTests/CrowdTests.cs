namespace OpsDashboard.BrowserTests;

/// <summary>A page for which there is no place says so, and comes in by itself when there is one.</summary>
public sealed class CrowdTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData("--Live:Viewers=1", "All 1 places for viewers are taken. Try again later.")]
    [InlineData("--Live:ViewersPerAddress=1", "All 1 places for viewers from one address are taken, counted for 127.0.0.1.")]
    public async Task Page_BeyondTheBound_SaysWhyAndComesInLater(string bound, string words)
    {
        await using var dashboard = await Dashboard.StartAsync(0, bound);
        var first = await OpenAsync("/", Screen.Laptop, dashboard.Address);
        var second = await NewPageAsync(Screen.Laptop, dashboard.Address);
        await second.GotoAsync("/");

        await Expect(second.Locator("html")).ToHaveAttributeAsync("data-live", "lost");
        await Expect(second.Locator("[data-lost]")).ToContainTextAsync(words);
        await Expect(first.Locator("html")).ToHaveAttributeAsync("data-live", "on");

        await first.CloseAsync();
        await Expect(second.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await Expect(second.Locator("[data-lost]")).ToBeHiddenAsync();
    }
}
