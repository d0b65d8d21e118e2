namespace OpsDashboard.BrowserTests;

/// <summary>Who listens to the page is told of verdicts, not of every number.</summary>
public sealed class AnnouncementTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task NumberAlone_IsNotSaid_AVerdictIs()
    {
        var page = await NewPageAsync(Screen.Laptop);
        var link = await HeldLink.OfAsync(page);
        await page.GotoAsync("/");
        var status = page.Locator("[role=status][data-status]");
        var html = await page.Region("criteria").InnerHTMLAsync();

        await link.SendAsync(page, ("criteria", html.Replace("</h2>", " (another number)</h2>", StringComparison.Ordinal)));
        await Expect(page.Region("criteria").Locator("h2")).ToContainTextAsync("another number");
        await Expect(status).ToHaveTextAsync("");

        await link.SendAsync(page, ("criteria", html.Replace("data-announce=\"Cloud SQL connections establish within 20 s: not met.\"", "data-announce=\"Cloud SQL connections establish within 20 s: met.\"", StringComparison.Ordinal)));
        await Expect(status).ToHaveTextAsync("Cloud SQL connections establish within 20 s: met.");
        Assert.Empty(Faults.All);
    }
}
