namespace OpsDashboard.BrowserTests;

/// <summary>Pictures for people: every page on every screen, in both themes. OPSDASHBOARD_SCREENSHOTS names their folder.</summary>
public sealed class ScreenshotTests(Stage stage) : BrowserTest(stage)
{
    /// <summary>The folder whose picture the README shows: only that one is renewed in it.</summary>
    private const string Readme = "deploy";

    private static readonly string Chosen = Environment.GetEnvironmentVariable("OPSDASHBOARD_SCREENSHOTS") is { Length: > 0 } named
        ? named
        : Path.Combine("artifacts", "screenshots");

    private static string Folder => Path.Combine(Repository.Root, Chosen);

    public static TheoryData<string, Screen, ColorScheme> Pictures =>
    [
        .. from screen in (Screen[])[Screen.Laptop, Screen.Desk, Screen.Phone]
           from theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light]
           select new TheoryDataRow<string, Screen, ColorScheme>("/", screen, theme),
        new("/sources", Screen.Laptop, ColorScheme.Dark),
        new("/sources", Screen.Phone, ColorScheme.Light),
    ];

    [Theory, MemberData(nameof(Pictures))]
    public async Task Page_OnAScreen_IsPictured(string path, Screen screen, ColorScheme theme)
    {
        Assert.SkipWhen(Chosen == Readme, "only the README's picture is renewed");
        var page = await OpenAsync(path, screen, options: new() { ColorScheme = theme });

        var file = Path.Combine(Folder, $"{(path == "/" ? "overview" : path[1..])}-{screen.Name}-{theme}.png".ToLowerInvariant());
        await HideScrollBarAsync(page);
        var picture = await page.ScreenshotAsync(new() { Path = file, FullPage = true });

        Assert.NotEmpty(picture);
    }

    [Fact]
    public async Task Readme_ShowsTheOverview()
    {
        Assert.SkipUnless(Chosen == Readme, "renews deploy/screenshot.png when OPSDASHBOARD_SCREENSHOTS is deploy");
        var page = await OpenAsync("/", Screen.Readme);
        await HideScrollBarAsync(page);

        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "screenshot.png") });

        Assert.InRange(picture.Length, 1, 200_000);
    }

    // The page keeps room for a scroll bar; in a picture, which has none, it would be an empty strip.
    private static Task HideScrollBarAsync(IPage page) => page.EvaluateAsync("() => { document.documentElement.style.scrollbarGutter = 'auto'; }");
}
