namespace OpsDashboard.BrowserTests.Support;

/// <summary>The changing parts of a page.</summary>
static class Regions
{
    private const string Mark = "data-seen-by-test";

    public static ILocator Region(this IPage page, string key) => page.Locator($"[data-region='{key}']");

    /// <summary>Marks what a region shows now; a swap replaces it and the mark is gone.</summary>
    public static Task MarkAsync(this ILocator region) => region.EvaluateAsync($"e => e.firstElementChild.setAttribute('{Mark}', '')");

    public static ILocator Marked(this ILocator region) => region.Locator($"[{Mark}]");

    /// <summary>Waits until a region shows something newer than when this was called.</summary>
    public static async Task SwapAsync(this ILocator region)
    {
        await region.MarkAsync();
        await Expect(region.Marked()).ToHaveCountAsync(0);
    }
}
