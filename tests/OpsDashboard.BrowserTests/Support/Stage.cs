namespace OpsDashboard.BrowserTests.Support;

/// <summary>What all tests share, made when first asked for: Chromium, and one program that plays its demo.</summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>Limit of every wait: far more than a slow machine needs, so that only a defect reaches it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Chromium = "/usr/bin/chromium";

    // Nothing but the page under test may use the network or the processor.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Dashboard? _dashboard;
    private Dashboard? _workshop;
    private OtherBuild? _otherBuild;

    public ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
        }

        if (_workshop is not null)
        {
            await _workshop.DisposeAsync();
        }

        if (_otherBuild is not null)
        {
            await _otherBuild.DisposeAsync();
        }
    }

    /// <summary>Skips the running test without a browser; in CI that is a failure, or nobody would notice.</summary>
    internal static void RequireChromium()
    {
        if (File.Exists(Chromium))
        {
            return;
        }

        const string Missing = $"needs Chromium at {Chromium}";
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), Missing);
        Assert.Fail(Missing);
    }

    /// <summary>The browser that all tests share.</summary>
    internal async Task<IBrowser> BrowserAsync() => _browser ??= await LaunchAsync();

    /// <summary>A browser of its own, for who does to it what others must not feel.</summary>
    internal async Task<IBrowser> LaunchAsync()
    {
        _playwright ??= await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A second program as developers run it: it shows every part in every state. Its clock is slow, so that pages hold still.</summary>
    internal async Task<Dashboard> WorkshopAsync() => _workshop ??= await Dashboard.StartAsync(0, "--environment=Development", "--Emulator:TimeScale=1");

    /// <summary>The same program of another build, as after a deploy.</summary>
    internal async Task<OtherBuild> OtherBuildAsync() => _otherBuild ??= await OtherBuild.StartAsync();

    internal async Task<Dashboard> DashboardAsync() => _dashboard ??= await Dashboard.StartAsync();
}
