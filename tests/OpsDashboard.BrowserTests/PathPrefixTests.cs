using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests;

/// <summary>The program at <c>/ops/</c> behind a real nginx, which keeps the path or takes it away.</summary>
public sealed class PathPrefixTests(Stage stage) : BrowserTest(stage)
{
    private const string Links = """
        () => [...new Set([...document.querySelectorAll('a[href], form[action]')].map(element => element.href || element.action)
          .filter(address => address.startsWith(location.origin)).map(address => address.split('#')[0]).filter(address => !address.includes('?at=')))]
        """;

    [Theory]
    [InlineData("--PathBase=/ops", true)]
    [InlineData("--ForwardedHeaders_Enabled=true", false)]
    public async Task Pages_BelowAPath_AreStyledAndLive_AndEveryLinkLeadsSomewhere(string argument, bool keepsPath)
    {
        NginxProxy.Require();
        await using var dashboard = await Dashboard.StartAsync(0, argument);
        await using var proxy = await NginxProxy.StartAsync(dashboard.Address, keepsPath);
        var page = await OpenAsync("", Screen.Laptop, proxy.Address);

        // Colours come from the stylesheets alone; a page without them is white and transparent.
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.NotEqual("0px", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('header.frame')).paddingLeft"));
        await MovesAsync(page);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["", "incidents", "incidents/1278", "wall", "incidents/1278/report", "incidents/1278/act"])
        {
            await page.GotoAsync(path);
            foreach (var address in (await page.EvaluateAsync<string[]>(Links)).Where(seen.Add))
            {
                Assert.StartsWith(proxy.Address.AbsoluteUri, address, StringComparison.Ordinal);
                var answer = await page.APIRequest.GetAsync(address);
                Assert.True(answer.Ok, $"{path} leads to {address}: {answer.Status}");
            }
        }

        Assert.True(seen.Count > 20, string.Join('\n', seen));
        Assert.Empty(Faults.All);
    }

    [Theory]
    [InlineData("--PathBase=/ops", true)]
    [InlineData("--ForwardedHeaders_Enabled=true", false)]
    public async Task FormsAndCircuits_BelowAPath_Work(string argument, bool keepsPath)
    {
        NginxProxy.Require();
        await using var dashboard = await Dashboard.StartAsync(0, argument);
        await using var proxy = await NginxProxy.StartAsync(dashboard.Address, keepsPath);
        var page = await NewPageAsync(Screen.Laptop, proxy.Address);
        await page.GotoAsync("incidents/1278/act");

        await page.Locator("#note textarea").FillAsync("written below a path");
        await page.Locator("#note input[name=by]").FillAsync("Ann");
        await page.Locator("#note button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(proxy.Address.AbsoluteUri)}incidents/1278(#.*)?$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("[data-region=notes]")).ToContainTextAsync("written below a path");

        // A page with a circuit, and a choice that a cookie keeps.
        await page.Locator("[data-theme-toggle]").ClickAsync();
        await page.RunAndWaitForWebSocketAsync(() => page.GotoAsync("demo"), new() { Predicate = socket => socket.Url.Contains("/ops/_blazor", StringComparison.Ordinal) });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.Equal("/ops", cookie.Path));
        Assert.Empty(Faults.All);
    }

    private static async Task MovesAsync(IPage page)
    {
        var versions = await page.EvaluateAsync<long[]>("""
            () => new Promise(done => {
              const versions = [];
              document.addEventListener('live:shown', ({ detail }) => { if (detail.version && versions.push(detail.version) === 2) done(versions); });
            })
            """);
        Assert.True(versions[1] > versions[0], string.Join(", ", versions));
    }
}
