using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests;

/// <summary>"Share this moment" pressed by a person: the clipboard holds an address that shows the same to everybody.</summary>
public sealed partial class ShareTests(Stage stage) : BrowserTest(stage)
{
    private const string Copied = "async () => { const text = await navigator.clipboard.readText(); return text.includes('?at=') && text; }";

    [Fact]
    public async Task Share_CopiesAnAbsoluteLink_ThatOpensTheMomentAndIsSharedAsItIs()
    {
        var page = await OpenAsync("/phases", Screen.Laptop, options: new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        var live = page.Url;

        var link = await ShareAsync(page);

        Assert.Equal(live, page.Url);
        Assert.StartsWith($"{live}?at=", link, StringComparison.Ordinal);
        Assert.Matches(WholeSecond(), link);
        await page.GotoAsync(link);
        await Expect(page.Locator(".past-banner")).ToContainTextAsync("You are looking at");
        Assert.Equal(link, await ShareAsync(page));
        Assert.Empty(Faults.All);
    }

    private static async Task<string> ShareAsync(IPage page)
    {
        await page.EvaluateAsync("() => navigator.clipboard.writeText('')");
        await page.Locator("a.share").ClickAsync();
        return await (await page.WaitForFunctionAsync(Copied)).JsonValueAsync<string>();
    }

    [GeneratedRegex(@"\?at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeSecond();
}
