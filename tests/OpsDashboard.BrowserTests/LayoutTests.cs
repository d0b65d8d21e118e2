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
        .. from path in (string[])["/", "/sources", "/phases", "/nowhere", "/incidents", "/incidents/1278", "/incidents/1278/act"]
           from screen in (Screen[])[Screen.Phone, Screen.Laptop, Screen.Desk]
           select new TheoryDataRow<string, Screen>(path, screen),
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_OnAnyScreen_StaysInside(string path, Screen screen)
    {
        var page = await NewPageAsync(screen);
        await page.GotoAsync(path);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

        var beyond = await page.EvaluateAsync<string[]>(Beyond);

        Assert.Empty(beyond);
    }
}
