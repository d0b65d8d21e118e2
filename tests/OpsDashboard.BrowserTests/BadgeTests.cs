using OpsDashboard.Tests.Support;

namespace OpsDashboard.BrowserTests;

/// <summary>Badges as a ticket system shows them: by <c>img</c> alone, in light and dark, with this machine's fonts.</summary>
public sealed class BadgeTests(Stage stage) : BrowserTest(stage)
{
    private static readonly string Folder = Repository.PathOf("tests/OpsDashboard.Tests/Api/Badges/Golden");

    // The text must lie in the picture, and each piece left of the next.
    private const string Overflowing = """
        () => {
          const width = document.documentElement.width.baseVal.value;
          const boxes = [...document.querySelectorAll('text')].map(text => text.getBBox());
          return boxes.filter((box, i) => box.x < 0 || box.x + box.width > (boxes[i + 1]?.x ?? width) || box.y + box.height > 24.5).length;
        }
        """;

    public static TheoryData<string> Golden => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Golden))]
    public async Task Badge_InAnyLanguage_HoldsItsText(string file)
    {
        var page = await NewPageAsync(Screen.Laptop);

        await page.GotoAsync(new Uri(Path.Combine(Folder, file)).ToString());

        Assert.Equal(0, await page.EvaluateAsync<int>(Overflowing));
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('text')].every(text => Math.abs(text.getComputedTextLength() - text.textLength.baseVal.value) < 1)"));
        Assert.Empty(Faults.All);
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(233, 238, 243)")]
    [InlineData(ColorScheme.Dark, "rgb(28, 37, 46)")]
    public async Task Badge_OfTheRunningProgram_FollowsTheColourScheme(ColorScheme scheme, string ground)
    {
        var page = await NewPageAsync(Screen.Laptop, options: new BrowserNewContextOptions { ColorScheme = scheme });

        // Opened by itself: its own content security policy must let its style through.
        await page.GotoAsync("/badges/1278.svg");

        Assert.Equal(ground, await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.ground')).fill"));
        Assert.Empty(Faults.All);
    }

    [Theory]
    [InlineData("/badges/1278.svg")]
    [InlineData("/badges/signals/connector-cpu.svg")]
    [InlineData("/badges/none/such.svg")]
    public async Task Badge_ByImg_HasItsSize(string path)
    {
        var page = await NewPageAsync(Screen.Laptop);
        await page.GotoAsync("/sources");

        var size = await page.EvaluateAsync<int[]>("async path => { const image = new Image(); image.src = path; await image.decode(); return [image.naturalWidth, image.naturalHeight]; }", path);

        Assert.InRange(size[0], 150, 760);
        Assert.Equal(24, size[1]);
    }

    [Fact]
    public async Task Snippet_OnTheIncidentPage_IsCopied()
    {
        var page = await OpenAsync("/incidents/1278", Screen.Laptop, options: new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });

        await page.Locator("#badges > summary").ClickAsync();
        await page.Locator("#badges button").First.ClickAsync();

        await Expect(page.Locator("#badges button").First).ToHaveTextAsync("copied");
        var origin = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
        Assert.Equal($"[![incident 1278]({origin}/badges/1278.svg)]({origin}/incidents/1278)", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }
}
