using System.Text.RegularExpressions;

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

        // Whatever it was when the page opened: a program that has just started cannot tell yet.
        await link.SendAsync(page, ("criteria", Regex.Replace(html, "(?<=data-announce=\"Cloud SQL connections establish within 20 s: )[a-z ]+", "met", RegexOptions.None, TimeSpan.FromSeconds(1))));
        await Expect(status).ToHaveTextAsync("Cloud SQL connections establish within 20 s: met.");
        Assert.Empty(Faults.All);
    }
}
