using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests;

/// <summary>A page whose server is gone says so across the whole screen, and comes back by itself.</summary>
public sealed class LinkLossTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task ServerLost_IsLoud_AndReturnsByItself()
    {
        await using var first = await Dashboard.StartAsync();
        var page = await OpenAsync("/", Screen.Laptop, first.Address);
        var banner = page.Locator("[data-lost]");
        var opacity = "() => Number(getComputedStyle(document.querySelector('main')).opacity)";
        await Expect(banner).ToBeHiddenAsync();
        Assert.Equal(1, await page.EvaluateAsync<double>(opacity));

        await first.KillAsync();

        await Expect(banner).ToBeVisibleAsync();
        await Expect(banner).ToContainTextAsync("NOT LIVE since");
        await Expect(page.Locator("header [data-live]")).ToContainTextAsync("not live");
        await Expect(page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex("^data:image/svg", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page).ToHaveTitleAsync(new Regex("^NOT LIVE", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.InRange(await page.EvaluateAsync<double>(opacity), 0, 0.8);

        await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");
        await using var second = await Dashboard.StartAsync(first.Address.Port);

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await Expect(banner).ToBeHiddenAsync();
        await Expect(page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", "./icons/not-met.svg");
        await Expect(page).Not.ToHaveTitleAsync(new Regex("NOT LIVE", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Region("tile-connector-cpu").SwapAsync();
        await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(1);
    }
}
