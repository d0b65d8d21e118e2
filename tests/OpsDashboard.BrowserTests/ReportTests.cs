namespace OpsDashboard.BrowserTests;

/// <summary>The report as it is read, copied, printed and attached.</summary>
public sealed class ReportTests(Stage stage) : BrowserTest(stage)
{
    private const string Page = "/incidents/1278/report";

    [Fact]
    public async Task Ticket_IsCopied_AsTextThatStandsAlone()
    {
        var page = await NewPageAsync(Screen.Laptop, options: new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.GotoAsync(Page);
        var button = page.Locator(".report-bar button");

        await button.ClickAsync();

        await Expect(button).ToHaveTextAsync("copied");
        var text = (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ReplaceLineEndings("\n");
        Assert.StartsWith("Incident 1278: ", text, StringComparison.Ordinal);
        Assert.Contains($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}{Page}", text, StringComparison.Ordinal);
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Report_WithoutScripts_IsWhole()
    {
        var page = await NewPageAsync(Screen.Phone, options: new BrowserNewContextOptions { JavaScriptEnabled = false });

        await page.GotoAsync(Page);
        await page.Locator(".report-bar summary").ClickAsync();

        await Expect(page.Locator("#report-criteria .box").First).ToBeVisibleAsync();
        Assert.Contains("Success criteria", await page.Locator(".report-bar textarea").InputValueAsync(), StringComparison.Ordinal);
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Report_OnPaper_IsBlackOnWhite_WithoutBars()
    {
        var page = await NewPageAsync(Screen.Laptop);
        await page.GotoAsync(Page);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Expect(page.Locator(".report-bar")).ToBeHiddenAsync();
        await Expect(page.Locator("header.frame")).ToBeHiddenAsync();
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(page.Locator("#report-status small.origin").First).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        Assert.Empty(Faults.All);
    }
}
