namespace OpsDashboard.BrowserTests;

/// <summary>New values arrive every second; somebody who reads, types or selects must not lose their place.</summary>
public sealed class SwapTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task OpenDetailsAndFocus_SurviveNewValues()
    {
        var page = await OpenAsync("/", Screen.Laptop);
        var tile = page.Region("tile-connector-cpu");
        await tile.Locator("summary").ClickAsync();
        var copy = tile.GetByRole(AriaRole.Button, new() { Name = "Copy command" });
        await copy.FocusAsync();

        await tile.SwapAsync();
        await tile.SwapAsync();

        await Expect(tile.Locator("details")).ToHaveAttributeAsync("open", "");
        await Expect(copy).ToBeFocusedAsync();
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task OpenCriterion_AndItsFocus_SurviveNewValues()
    {
        var page = await OpenAsync("/", Screen.Laptop);
        var criteria = page.Region("criteria");
        var summary = criteria.Locator("#criterion-sql-connect-time > summary");
        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await criteria.SwapAsync();

        await Expect(criteria.Locator("#criterion-sql-connect-time")).ToHaveAttributeAsync("open", "");
        await Expect(summary).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Selection_HoldsItsRegion_UntilItIsLetGo()
    {
        var page = await OpenAsync("/", Screen.Laptop);
        var tile = page.Region("tile-connector-cpu");
        await tile.EvaluateAsync("e => getSelection().selectAllChildren(e.querySelector('h3'))");
        await tile.MarkAsync();

        await Expect(page.Locator("[data-region='tile-connector-cpu'][data-held]")).ToHaveCountAsync(1);
        await page.Region("tile-sql-pool-utilisation").SwapAsync();

        await Expect(tile.Marked()).ToHaveCountAsync(1);
        Assert.Equal("Connector CPU p95", await page.EvaluateAsync<string>("() => getSelection().toString()"));

        await page.EvaluateAsync("() => getSelection().removeAllRanges()");
        await Expect(tile.Marked()).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-held]")).ToHaveCountAsync(0);
    }
}
