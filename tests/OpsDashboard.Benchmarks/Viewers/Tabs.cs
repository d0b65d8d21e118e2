using Microsoft.Playwright;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>Tabs of a real Chromium, each with a profile of its own. It runs where this tool runs: beside the load, not beside the server.</summary>
sealed class Tabs : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // Twenty tabs share a core: the last ones open slowly.
    private const float MostMilliseconds = 180_000;

    // Nothing but the pages may use network or processor, and no tab may be slowed down for being in the background.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows", "--enable-precise-memory-info",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly CancellationTokenRegistration _end;

    // Playwright takes no cancellation: without its browser every call to it fails at once.
    private Tabs(IPlaywright playwright, IBrowser browser, CancellationToken token)
    {
        (_playwright, _browser) = (playwright, browser);
        _end = token.Register(() => _ = browser.CloseAsync());
    }

    public string Version => _browser.Version;

    /// <exception cref="RowImpossibleException">There is no Chromium here.</exception>
    public static async Task<Tabs> OpenAsync(CancellationToken token)
    {
        if (!File.Exists(Chromium))
        {
            throw new RowImpossibleException($"needs Chromium at {Chromium}");
        }

        var playwright = await Playwright.CreateAsync();
        try
        {
            // Ctrl+C reaches the browser too; this tool ends it.
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments, HandleSIGINT = false, HandleSIGTERM = false });
            return new Tabs(playwright, browser, token);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Opens one more tab, and waits until something is in it.</summary>
    /// <param name="small">Where many are opened and only the server is measured: twenty whole pages painted without a graphics card would take more than a core.</param>
    public async Task<IPage> GoAsync(Uri address, string until, string? script = null, bool small = false)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = small ? new() { Width = 320, Height = 200 } : new() { Width = 1280, Height = 800 } });
        var page = await context.NewPageAsync();
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        await page.GotoAsync(address.ToString(), new() { Timeout = MostMilliseconds });
        await page.WaitForSelectorAsync(until, new() { Timeout = MostMilliseconds, State = WaitForSelectorState.Attached });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
