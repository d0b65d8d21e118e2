using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace OpsDashboard.BrowserTests;

/// <summary>The pages of an incident, and its forms in a browser that runs no scripts.</summary>
public sealed class IncidentPageTests(Stage stage) : BrowserTest(stage)
{
    private const string Page = "/incidents/1278";
    private const string Act = Page + "/act";
    private const string Hostile = "<script>document.title = 'run'</script> <img src=x onerror=\"document.title = 'run'\"> [x](javascript:alert(1))";

    private static readonly BrowserNewContextOptions NoScripts = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Page_StaysLive_AndKeepsWhatWasFolded()
    {
        var page = await OpenAsync(Page, Screen.Laptop);
        var criteria = page.Region("criteria");
        await criteria.Locator("#criterion-sql-connect-time > summary").ClickAsync();

        await criteria.SwapAsync();

        Assert.Null(await criteria.Locator("#criterion-sql-connect-time").GetAttributeAsync("open"));
        await Expect(page.Locator("#why-1")).ToContainTextAsync("As written");
        await Expect(page.Locator(".level.deepest")).ToHaveCountAsync(1);
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task SignOff_WithoutScripts_IsOnThePage()
    {
        await using var dashboard = await Dashboard.StartAsync();
        var page = await NewPageAsync(Screen.Laptop, dashboard.Address, NoScripts);
        await page.GotoAsync(Act);
        var form = page.Locator("#sign-off-connector-sign-off");
        await form.GetByLabel("Note").FillAsync(Hostile);
        await form.GetByLabel("Your name").FillAsync("Zoë <b>");

        await form.GetByRole(AriaRole.Button, new() { Name = "Sign off" }).ClickAsync();

        await page.WaitForURLAsync("**" + Page + "#criterion-connector-capacity");
        await Expect(page.Locator("#part-connector-sign-off")).ToContainTextAsync(Hostile);
        await Expect(page.Region("log")).ToContainTextAsync("Zoë <b>");
        await page.GotoAsync(Act);
        await Expect(form.GetByLabel("Your name")).ToHaveValueAsync("Zoë <b>");
    }

    [Fact]
    public async Task StaleForm_ShowsBoth_AndASecondSubmitDecides()
    {
        await using var dashboard = await Dashboard.StartAsync();
        var first = await NewPageAsync(Screen.Laptop, dashboard.Address, NoScripts);
        var second = await NewPageAsync(Screen.Laptop, dashboard.Address, NoScripts);
        await first.GotoAsync(Act);
        await second.GotoAsync(Act);
        await ChangeAsync(first, "first owner");
        await first.WaitForURLAsync("**" + Page + "#action-connector-analysis");

        await ChangeAsync(second, "second owner");

        await Expect(second.Locator(".outcome")).ToContainTextAsync("first owner");
        await Expect(second.Locator(".outcome")).ToContainTextAsync("second owner");
        await second.Locator("#action-connector-analysis").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(second.Locator("#action-connector-analysis")).ToContainTextAsync("second owner");
    }

    [Fact]
    public async Task HostileNote_IsText_AndRunsNothing()
    {
        await using var dashboard = await Dashboard.StartAsync();
        var form = await NewPageAsync(Screen.Laptop, dashboard.Address, NoScripts);
        await form.GotoAsync(Act);
        await form.Locator("#note").GetByLabel("Text").FillAsync(Hostile);
        await form.Locator("#note").GetByRole(AriaRole.Button).ClickAsync();
        await form.WaitForURLAsync("**" + Page + "#notes-title");

        var page = await OpenAsync(Page, Screen.Laptop, dashboard.Address);

        await Expect(page.Region("notes")).ToContainTextAsync("<script>document.title");
        Assert.Equal(0, await page.Region("notes").Locator("script, img, [onerror], a[href^=javascript]").CountAsync());
        Assert.DoesNotMatch("^run$", await page.TitleAsync());
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task Forms_HaveNothingSerious_InBothThemes()
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            var page = await NewPageAsync(Screen.Laptop, options: new() { ColorScheme = theme, BypassCSP = true });
            await page.GotoAsync(Act);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

            var serious = (await page.RunAxe(new AxeRunOptions())).Violations.Where(violation => violation.Impact is "serious" or "critical");

            Assert.Empty(serious.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        }
    }

    [Fact]
    public async Task UnknownIncident_IsNotFound_AndTellsWhichThereAre()
    {
        var page = await NewPageAsync(Screen.Laptop);

        var response = await page.GotoAsync("/incidents/99");

        Assert.Equal(404, response?.Status);
        await Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^1278", RegexOptions.None, TimeSpan.FromSeconds(5)) })).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(IPage page, string owner)
    {
        var details = page.Locator("details", new() { Has = page.Locator("#action-connector-analysis") });
        await details.Locator("summary").ClickAsync();
        await details.GetByLabel("Owner").FillAsync(owner);
        await details.GetByRole(AriaRole.Button).ClickAsync();
    }
}
