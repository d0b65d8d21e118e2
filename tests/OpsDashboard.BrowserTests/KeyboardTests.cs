namespace OpsDashboard.BrowserTests;

/// <summary>Everything that can be pressed is reached by keys, in sight.</summary>
public sealed class KeyboardTests(Stage stage) : BrowserTest(stage)
{
    // Each element that can be pressed gets a number; what is folded away has none.
    private const string Number = """
        () => {
          const all = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex="0"]')]
            .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled);
          all.forEach((e, i) => { e.dataset.stop = i; });
          return all.length;
        }
        """;

    // Focus must be seen: an outline, unless the element is the document itself.
    private const string Where = """
        () => {
          const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
          const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          return [e.dataset.stop ?? '', style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && inSight ? '' : `${e.tagName}.${e.className} “${e.textContent.trim().slice(0, 30)}”`];
        }
        """;

    [Theory]
    [InlineData("/", 20)]
    [InlineData("/incidents/1278", 20)]
    [InlineData("/incidents/1278/act", 20)]
    [InlineData("/incidents/1278/report", 5)]
    [InlineData("/incidents", 5)]
    [InlineData("/phases", 5)]
    [InlineData("/sources", 5)]
    public async Task Tab_ReachesEverything_InSight(string path, int least)
    {
        var page = await StillAsync(path);
        var stops = await page.EvaluateAsync<int>(Number);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var unseen = new List<string>();

        for (var i = 0; i < stops + 5; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var where = await page.EvaluateAsync<string[]>(Where);
            if (where[0].Length > 0)
            {
                reached.Add(where[0]);
                if (where[1].Length > 0)
                {
                    unseen.Add(where[1]);
                }
            }
        }

        Assert.True(stops > least, $"only {stops} stops");
        Assert.Empty(Enumerable.Range(0, stops).Select(i => $"{i}").Except(reached, StringComparer.Ordinal));
        Assert.Empty(unseen);
    }

    [Fact]
    public async Task SkipLink_IsFirst_AndLeadsPastTheHead()
    {
        var page = await StillAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Expect(page.Locator(".skip")).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    }

    [Fact]
    public async Task Enter_OpensDetails_AndFocusSurvivesASwap()
    {
        var page = await NewPageAsync(Screen.Laptop);
        var link = await HeldLink.OfAsync(page);
        await page.GotoAsync("/");
        var criteria = page.Region("criteria");
        var html = await criteria.InnerHTMLAsync();
        var summary = criteria.Locator("#criterion-sql-connect-time > summary");
        await summary.FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await link.SendAsync(page, ("criteria", html.Replace("</h2>", " (another number)</h2>", StringComparison.Ordinal)));

        await Expect(criteria.Locator("h2")).ToContainTextAsync("another number");
        await Expect(criteria.Locator("#criterion-sql-connect-time")).ToHaveAttributeAsync("open", "");
        await Expect(summary).ToBeFocusedAsync();
    }

    // Without new values, so that what was numbered stays.
    private async Task<IPage> StillAsync(string path)
    {
        var page = await NewPageAsync(Screen.Laptop);
        await HeldLink.OfAsync(page);
        await page.GotoAsync(path);
        return page;
    }
}
