namespace OpsDashboard.BrowserTests;

/// <summary>Every page on every screen, with everything unfolded: nothing needs sideways scrolling, nothing leaves its card.</summary>
public sealed class LayoutTests(Stage stage) : BrowserTest(stage)
{
    // What may be wider scrolls or is cut with an ellipsis inside of itself.
    private const string Beyond = """
        () => {
          const root = document.documentElement;
          const bounded = (e, frame) => e !== frame && (getComputedStyle(e).overflowX !== 'visible' || bounded(e.parentElement, frame));
          const leaves = (e, frame, limit) => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > limit + 1 && !bounded(e.parentElement, frame);
          const of = (frame, limit) => [...frame.querySelectorAll('*')].filter(e => leaves(e, frame, limit))
            .map(e => `${e.tagName}.${e.className} “${e.textContent.trim().slice(0, 40)}” to ${e.getBoundingClientRect().right} of ${limit} in ${frame.tagName}.${frame.className}`);
          const cards = [...document.querySelectorAll('.card, .station')].flatMap(card => of(card, card.getBoundingClientRect().right));
          return [...cards, ...of(document.body, root.clientWidth), ...(root.scrollWidth > root.clientWidth ? ['the document'] : [])];
        }
        """;

    public static TheoryData<string, Screen> Pages =>
    [
        .. from path in (string[])["/", "/sources", "/phases", "/nowhere", "/incidents", "/incidents/1278", "/incidents/1278/act", "/incidents/1278/report", "/i/1278@r1", "/i/1278@r999", "/screens", "/demo", "/error", "/style", Past("/"), Past("/incidents/1278"), Past("/phases")]
           from screen in (Screen[])[Screen.Phone, Screen.Zoomed, Screen.Laptop, Screen.Desk]
           select new TheoryDataRow<string, Screen>(path, screen),
    ];

    private static string Past(string path) => $"{path}?at=2025-09-15T18:30:00Z";

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_OnAnyScreen_StaysInside(string path, Screen screen)
    {
        var page = await NewPageAsync(screen, path == "/style" ? await WorkshopAsync() : null);
        await page.GotoAsync(path);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

        var beyond = await page.EvaluateAsync<string[]>(Beyond);

        Assert.Empty(beyond);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/phases")]
    [InlineData("/sources")]
    [InlineData("/incidents/1278")]
    [InlineData("/incidents/1278/act")]
    public async Task Phone_WhatIsPressed_IsLargeEnoughForAThumb(string path)
    {
        var page = await NewPageAsync(Screen.Phone);
        await page.GotoAsync(path);

        // Links within a sentence are as high as their line; what people came to press is 44.
        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, summary, nav a, a.button, a.chip, input:not([type=hidden]), select, textarea')]
              .map(e => [e, e.getBoundingClientRect().height, e.matches('a.button, .act-nav a, button.primary, button.danger') ? 44 : 24])
              .filter(([, height, least]) => height > 0 && height < least - 0.5)
              .map(([e, height, least]) => `${e.tagName}.${e.className} “${e.textContent.trim().slice(0, 30)}” ${height} < ${least}`)
            """);

        Assert.Empty(small.Distinct());
    }
}
