namespace OpsDashboard.BrowserTests;

/// <summary><c>/wall</c>: what a screen shows that nobody touches.</summary>
public sealed class WallTests(Stage stage) : BrowserTest(stage)
{
    private static readonly string[] Views = ["overview", "criteria", "phases", "incident"];
    private static readonly string[] Sizes = ["desk", "room", "hall"];

    private static readonly DateTime Start = new(2026, 1, 5, 8, 0, 10, DateTimeKind.Utc);

    public static TheoryData<Screen> Walls =>
    [
        new Screen("720p", 1280, 720),
        new Screen("1080p", 1920, 1080),
        new Screen("4K", 3840, 2160),
        new Screen("upright", 1080, 1920),
    ];

    [Theory, MemberData(nameof(Walls))]
    public async Task EveryViewAndSize_FitsTheScreen_AndCutsNoName(Screen screen)
    {
        var page = await OpenAsync("/wall", screen);
        foreach (var (view, size) in Views.SelectMany(view => Sizes.Select(size => (view, size))))
        {
            await page.GotoAsync($"/wall?view={view}&size={size}");
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");

            var faults = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const faults = [], root = document.scrollingElement, all = selector => [...document.querySelectorAll(selector)].filter(e => e.offsetParent);
                  const wall = document.querySelector('.wall');
                  // Letters alone may be a little higher than their line.
                  const hasMoreLines = e => getComputedStyle(e).overflowY === 'hidden' && e.scrollHeight > e.clientHeight + parseFloat(getComputedStyle(e).fontSize) / 2;
                  if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth || wall.scrollHeight > wall.clientHeight + 1) faults.push(`does not fit: ${root.scrollHeight} ${root.scrollWidth}, ${wall.scrollHeight} of ${wall.clientHeight}`);
                  if (document.querySelector('footer').getBoundingClientRect().bottom > innerHeight) faults.push('the foot is below the screen');
                  for (const e of all('.verdict, .wall-tile h2, .wall-tile .number, .row .name, .wall-path .name, .figures dd'))
                    if (e.scrollWidth > e.clientWidth + 1 || hasMoreLines(e)) faults.push(`cut: ${e.textContent}`);
                  for (const e of all('.wall-tile, .row')) if (e.scrollHeight > e.clientHeight + 1 || [...e.children].some(part => part.getClientRects().length > 0 && part.getBoundingClientRect().top < e.getBoundingClientRect().top - 1)) faults.push(`too high: ${e.textContent.trim().slice(0, 40)}`);
                  for (const pager of all('.pager')) for (const e of [...pager.children].filter(e => !e.hidden && e.childNodes.length))
                    if (e.getBoundingClientRect().bottom > pager.getBoundingClientRect().bottom + 1) faults.push(`half shown: ${e.textContent.trim().slice(0, 40)}`);
                  return faults;
                }
                """);

            Assert.True(faults.Length == 0, $"{view}, {size}: {string.Join("; ", faults)}");
        }

        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Tiles_ThatDoNotFit_AreAllShownInTurn()
    {
        var page = await LostAsync("/wall");
        var label = page.Locator(".wall-frame [data-page-of]");
        var count = await page.Locator(".wall-tile").CountAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        for (var turn = 0; turn < 2 * count && seen.Count < count; turn++)
        {
            labels.Add(await label.InnerTextAsync());
            seen.UnionWith(await page.Locator(".wall-tile h2:visible").AllInnerTextsAsync());
            await page.Clock.FastForwardAsync(15_000);
        }

        Assert.Equal(count, seen.Count);
        var pages = labels.First().Split('/')[1];
        Assert.Equal(Enumerable.Range(1, int.Parse(pages, System.Globalization.CultureInfo.InvariantCulture)).Select(number => $"{number}/{pages}"), labels.Order());
    }

    [Fact]
    public async Task FirstPage_StaysTwiceAsLong_WhileThereIsTroubleOnIt()
    {
        var page = await LostAsync("/wall");
        var label = page.Locator(".wall-frame [data-page-of]");
        async Task TurnWhileAsync(bool first)
        {
            for (var turn = 0; turn < 20 && (await label.InnerTextAsync()).StartsWith("1/", StringComparison.Ordinal) == first; turn++)
            {
                await page.Clock.FastForwardAsync(15_000);
            }
        }

        await TurnWhileAsync(first: true);
        await TurnWhileAsync(first: false);
        Assert.NotEqual(0, await page.Locator(".wall-tile[data-trouble]:visible").CountAsync());

        await page.Clock.FastForwardAsync(15_000);
        Assert.StartsWith("1/", await label.InnerTextAsync(), StringComparison.Ordinal);
        await page.Clock.FastForwardAsync(15_000);
        Assert.StartsWith("2/", await label.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstPage_HasTheWorst()
    {
        var page = await OpenAsync("/wall", Screen.Desk);

        var ranks = await page.EvaluateAsync<int[]>(
            """
            () => [...document.querySelectorAll('.pager.tiles > *')].sort((a, b) => a.style.order - b.style.order).map(e => Number(e.querySelector('[data-rank]').dataset.rank))
            """);

        Assert.Equal(ranks.OrderDescending(), ranks);
        await Expect(page.Locator(".wall-frame [data-page-of]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1/[0-9]+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Letters_FollowTheSize_AndTheScreen()
    {
        var sizes = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var size in Sizes)
        {
            var page = await OpenAsync($"/wall?size={size}", Screen.Desk);
            sizes[size] = await FontAsync(page);
        }

        // 1 u of 1080 lines is 10.8 pixels; numbers are 7.4 u, at hall 6.8 of its larger u, so that whole tiles fit.
        Assert.Equal(79.9, sizes["room"], 0.1);
        Assert.Equal(0.65, sizes["desk"] / sizes["room"], 0.01);
        Assert.Equal(1.5 * 6.8 / 7.4, sizes["hall"] / sizes["room"], 0.01);
        Assert.Equal(2 * sizes["room"], await FontAsync(await OpenAsync("/wall", new Screen("4K", 3840, 2160))), 0.1);

        static Task<double> FontAsync(IPage page) => page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('.wall-tile .number b')).fontSize)");
    }

    [Fact]
    public async Task Frame_HasTheColourOfTheState()
    {
        var page = await OpenAsync("/wall?view=criteria", Screen.Desk);

        var colours = await page.EvaluateAsync<string[]>(
            """
            () => ['is-not-met', 'is-cannot-tell', 'is-too-early', 'is-met'].map(state => {
              const edge = document.querySelector('.edge');
              edge.className = `edge ${state}`;
              return getComputedStyle(edge).borderTopColor;
            })
            """);

        Assert.Equal(4, colours.Distinct().Count());
    }

    [Fact]
    public async Task Lost_TheWholeScreenSaysSo_AndNumbersStopBeingClaims()
    {
        var page = await LostAsync("/wall");

        await Expect(page.Locator("[data-lost]")).ToContainTextAsync("NOT LIVE");
        await Expect(page.Locator("[data-lost]")).ToHaveAttributeAsync("data-head", new System.Text.RegularExpressions.Regex("^NOT LIVE", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        var look = await page.EvaluateAsync<string[]>(
            """
            () => {
              const style = (selector, part) => getComputedStyle(document.querySelector(selector), part);
              const number = [...document.querySelectorAll('.number:not(.none)')][0];
              return [
                style('.edge').borderImageSource.slice(0, 9),
                style('.wall-state h1', '::before').content,
                style('.wall-state .verdict').textDecorationLine,
                getComputedStyle(number, '::before').content,
                getComputedStyle(number.querySelector('b')).textDecorationLine,
                style('.wall-tile .age').display,
              ];
            }
            """);
        Assert.Equal(["repeating", "\"—\"", "line-through", "\"— \"", "line-through"], look[..5]);
        Assert.NotEqual("none", look[5]);

        var age = page.Locator(".wall-state .age time");
        var before = await age.InnerTextAsync();
        await page.Clock.FastForwardAsync(120_000);
        await Expect(age).Not.ToHaveTextAsync(before);
    }

    [Fact]
    public async Task WrongWords_AreNamedWithWhatIsAllowed()
    {
        var page = await NewPageAsync(Screen.Desk);

        var response = await page.GotoAsync("/wall?view=tv&size=huge");

        Assert.Equal(400, response!.Status);
        await Expect(page.Locator("main")).ToContainTextAsync("tv");
        await Expect(page.Locator("main")).ToContainTextAsync("Allowed: overview, criteria, phases, incident.");
        await Expect(page.Locator("main")).ToContainTextAsync("huge");
        await Expect(page.Locator("main")).ToContainTextAsync("Allowed: desk, room, hall.");
    }

    [Fact]
    public async Task Page_HasNoCircuitAndNothingToPress_AndItsClockTicks()
    {
        var page = await OpenAsync("/wall", Screen.Desk);

        Assert.DoesNotContain("blazor.web.js", await page.ContentAsync());
        Assert.Equal(0, await page.Locator("body a, body button, body input").CountAsync());
        Assert.Equal("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.wall-screen')).cursor"));
        var clock = page.Locator("[data-screen-clock]");
        await Expect(clock).Not.ToHaveTextAsync(await clock.InnerTextAsync());
        await Expect(page.Locator(".wall-foot")).ToContainTextAsync("DEMO");
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Picture_MovesByAPixelAMinute_AndComesBack()
    {
        var page = await LostAsync("/wall?view=criteria");
        var places = new List<(int X, int Y)>();
        for (var minute = 0; minute < 48; minute++)
        {
            var shift = await page.EvaluateAsync<int[]>("() => ['--shift-x', '--shift-y'].map(name => parseInt(document.querySelector('[data-shift]').style.getPropertyValue(name)))");
            places.Add((shift[0], shift[1]));
            Assert.True(
                await page.EvaluateAsync<bool>("() => { const box = document.querySelector('.edge').getBoundingClientRect(); return box.left <= 0 && box.top <= 0 && box.right >= innerWidth && box.bottom >= innerHeight; }"),
                "an edge of the screen shows what is behind the picture");
            await page.Clock.FastForwardAsync(60_000);
        }

        Assert.All(places, place => Assert.True(Math.Abs(place.X) <= 4 && Math.Abs(place.Y) <= 4));
        Assert.All(places.Zip(places.Skip(1)), step => Assert.True(Math.Abs(step.First.X - step.Second.X) <= 1 && Math.Abs(step.First.Y - step.Second.Y) <= 1));
        Assert.Equal(9, places.Select(place => place.X).Distinct().Count());
        Assert.Equal(places[0].X, places[16].X);
    }

    [Fact]
    public async Task Page_IsLoadedAnewOnceADay()
    {
        var page = await NewPageAsync(Screen.Desk);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/wall");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");

        await page.Clock.FastForwardAsync("24:00:01");

        await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(0);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
    }

    /// <summary>A page whose link was never answered, with a clock that this test moves.</summary>
    private async Task<IPage> LostAsync(string path)
    {
        var page = await NewPageAsync(Screen.Desk);
        await page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("hubs/live", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), _ => { });
        await page.Clock.InstallAsync(new() { TimeDate = Start });
        await page.GotoAsync(path);
        await page.Clock.PauseAtAsync(Start.AddMinutes(5));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "lost");
        return page;
    }
}
