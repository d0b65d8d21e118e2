namespace OpsDashboard.BrowserTests;

/// <summary>Pictures for people: every page on its screens and in both themes, and the one that the README shows.</summary>
/// <remarks>They go to the folder that OPSDASHBOARD_SCREENSHOTS names; with <c>deploy</c> only the README's goes there and is renewed.</remarks>
public sealed class ScreenshotTests(Stage stage) : BrowserTest(stage)
{
    private const string Readme = "deploy";
    // The page keeps room for a scroll bar; in a picture, which has none, it would be an empty strip.
    private const string WithoutScrollBar = "() => { document.documentElement.style.scrollbarGutter = 'auto'; }";

    private static readonly string Usual = Path.Combine("artifacts", "screenshots");
    private static readonly string Chosen = Environment.GetEnvironmentVariable("OPSDASHBOARD_SCREENSHOTS") is { Length: > 0 } named ? named : Usual;

    public static TheoryData<string, Screen, ColorScheme> Pictures =>
    [
        .. from screen in (Screen[])[Screen.Laptop, Screen.Desk, Screen.Phone]
           from theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light]
           select new TheoryDataRow<string, Screen, ColorScheme>("/", screen, theme),
        new("/sources", Screen.Laptop, ColorScheme.Dark),
        new("/sources", Screen.Phone, ColorScheme.Light),
        new("/demo", Screen.Laptop, ColorScheme.Light),
        new("/demo", Screen.Desk, ColorScheme.Dark),
        new("/demo", Screen.Phone, ColorScheme.Dark),
    ];

    [Theory, MemberData(nameof(Pictures))]
    public async Task Page_OnAScreen_IsPictured(string path, Screen screen, ColorScheme theme)
    {
        var page = await OpenAsync(path, screen, options: new() { ColorScheme = theme });
        await page.EvaluateAsync(WithoutScrollBar);
        var name = $"{(path == "/" ? "overview" : path[1..])}-{screen.Name}-{theme}.png".ToLowerInvariant();

        var picture = await page.ScreenshotAsync(new() { Path = PathOf(Chosen == Readme ? Usual : Chosen, name), FullPage = true });

        Assert.NotEmpty(picture);
    }

    [Fact]
    public async Task Readme_ShowsTheOverview()
    {
        var page = await OpenAsync("/", Screen.Laptop);
        await page.EvaluateAsync(WithoutScrollBar);

        var picture = Png.Repack(await page.ScreenshotAsync());

        Assert.InRange(picture.Length, 1, 200_000);
        Directory.CreateDirectory(PathOf(Chosen, ""));
        await File.WriteAllBytesAsync(PathOf(Chosen, "screenshot.png"), picture);
    }

    private static string PathOf(string folder, string file) => Path.Combine(Repository.Root, folder, file);
}
