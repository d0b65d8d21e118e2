using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace OpsDashboard.BrowserTests;

/// <summary>axe's rules on every page and screen, in both themes.</summary>
public sealed class AccessibilityTests(Stage stage) : BrowserTest(stage)
{
    public static TheoryData<string, Screen, ColorScheme> Pages =>
    [
        .. from path in (string[])["/", "/phases", "/sources", "/screens", "/demo", "/incidents", "/incidents/1278"]
           from screen in (Screen[])[Screen.Laptop, Screen.Phone]
           from theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light]
           select new TheoryDataRow<string, Screen, ColorScheme>(path, screen, theme),
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_HasNothingSerious(string path, Screen screen, ColorScheme theme)
    {
        // axe is put into the page as a script, which the page's own policy rightly refuses.
        var page = await OpenAsync(path, screen, options: new() { ColorScheme = theme, BypassCSP = true });
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

        // Only what is about colour can differ between the themes.
        var options = theme == ColorScheme.Dark ? new AxeRunOptions() : new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };
        var result = await page.RunAxe(options);

        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Empty(serious.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }
}
