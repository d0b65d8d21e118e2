namespace OpsDashboard.BrowserTests.Support;

/// <summary>A test that looks at pages as a person does. Every page it opens must stay free of errors until the end.</summary>
public abstract class BrowserTest(Stage stage) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<IPage> _pages = [];

    internal PageFaults Faults { get; } = new();

    internal Stage Stage => stage;

    public ValueTask InitializeAsync()
    {
        Stage.RequireChromium();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await LastWords.SayAsync(_pages, Faults);
        }

        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    internal virtual Task<IBrowser> BrowserAsync() => Stage.BrowserAsync();

    /// <summary>Where the program runs that shows every part in every state.</summary>
    internal async Task<Uri> WorkshopAsync() => (await stage.WorkshopAsync()).Address;

    /// <summary>A blank page in a browser profile of its own.</summary>
    /// <param name="address">What relative addresses mean; by default the shared program.</param>
    internal async Task<IPage> NewPageAsync(Screen screen, Uri? address = null, BrowserNewContextOptions? options = null)
    {
        var browser = await BrowserAsync();
        options ??= new BrowserNewContextOptions();
        options.BaseURL = (address ?? (await Stage.DashboardAsync()).Address).ToString();
        options.ColorScheme ??= ColorScheme.Dark;
        screen.Apply(options);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Stage.Patience.TotalMilliseconds);
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        _pages.Add(page);
        await Faults.WatchAsync(page);
        return page;
    }

    /// <summary>A page that is live.</summary>
    internal async Task<IPage> OpenAsync(string path, Screen screen, Uri? address = null, BrowserNewContextOptions? options = null)
    {
        var page = await NewPageAsync(screen, address, options);
        await page.GotoAsync(path);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        return page;
    }
}
