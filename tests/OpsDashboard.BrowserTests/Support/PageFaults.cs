using System.Collections.Concurrent;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>What must not happen on a page: errors of scripts, refusals by the content security policy, dialogs.</summary>
sealed class PageFaults
{
    private readonly ConcurrentQueue<string> _faults = [];

    public IReadOnlyCollection<string> All => _faults;

    public async Task WatchAsync(IPage page)
    {
        page.PageError += (_, error) => _faults.Enqueue($"error: {error}");
        page.Console += (_, message) =>
        {
            // live.js says so much of what it does not understand before it begins again.
            if (message.Type == "error" || message.Text.StartsWith("live.js:", StringComparison.Ordinal))
            {
                _faults.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
        page.Dialog += async (_, dialog) =>
        {
            _faults.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        await page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))");
    }
}
