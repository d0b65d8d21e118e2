namespace OpsDashboard.BrowserTests;

/// <summary>Dark and light: the browser's wish until somebody chooses.</summary>
public sealed class ThemeTests(Stage stage) : BrowserTest(stage)
{
    private const string Background = "() => getComputedStyle(document.body).backgroundColor";

    [Fact]
    public async Task NoChoice_FollowsTheBrowser()
    {
        var page = await OpenAsync("/sources", Screen.Laptop);
        var dark = await page.EvaluateAsync<string>(Background);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        Assert.NotEqual(dark, await page.EvaluateAsync<string>(Background));
    }

    [Fact]
    public async Task Choice_IsKeptOverReloads_UntilAuto()
    {
        var page = await OpenAsync("/sources", Screen.Laptop, options: new() { ColorScheme = ColorScheme.Light });
        var light = await page.EvaluateAsync<string>(Background);
        var toggle = page.Locator("[data-theme-toggle]");

        await toggle.ClickAsync();
        await page.ReloadAsync();
        var dark = await page.EvaluateAsync<string>(Background);
        Assert.NotEqual(light, dark);
        await Expect(toggle).ToHaveAttributeAsync("aria-label", "Theme: dark");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await toggle.ClickAsync();
        await page.ReloadAsync();
        Assert.Equal(light, await page.EvaluateAsync<string>(Background));
        await Expect(toggle).ToHaveAttributeAsync("aria-label", "Theme: light");

        await toggle.ClickAsync();
        await page.ReloadAsync();
        Assert.Equal(dark, await page.EvaluateAsync<string>(Background));
        await Expect(toggle).ToHaveAttributeAsync("aria-label", "Theme: auto");
        Assert.Empty(Faults.All);
    }
}
