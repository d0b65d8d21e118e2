using System.Collections.Concurrent;

namespace OpsDashboard.BrowserTests.Hostile;

/// <summary>A browser that notices in five ways that something ran: the call <c>hit</c>, dialogs, requests to <c>/canary</c>, refusals by the
/// content security policy, errors of scripts.</summary>
sealed class Ears : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _heard = [];
    private readonly ConcurrentDictionary<int, bool> _ran = [];

    private Ears(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Everything that must not be.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    /// <summary>Payloads that ran, whichever way.</summary>
    public ICollection<int> Ran => _ran.Keys;

    /// <param name="bypassPolicy">Whether the browser leaves the content security policy aside: then escaping alone is left.</param>
    public static async Task<Ears> OpenAsync(IBrowser browser, Uri address, bool bypassPolicy)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), BypassCSP = bypassPolicy });
        context.SetDefaultTimeout((float)Stage.Patience.TotalMilliseconds);
        var ears = new Ears(context, await context.NewPageAsync());
        await ears.ListenAsync();
        return ears;
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private async Task ListenAsync()
    {
        await Context.ExposeBindingAsync("hit", (BindingSource source, int id) => Note(id, $"hit({id}) at {source.Frame.Url}"));
        await Context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))");
        Context.Request += (_, request) =>
        {
            if (request.Url.Contains("canary", StringComparison.Ordinal) && !IsOpened(request))
            {
                Note(Number(new Uri(request.Url).AbsolutePath), $"request {request.Url} at {Page.Url}");
            }
        };
        Context.Dialog += async (_, dialog) =>
        {
            Note(Number(dialog.Message), $"dialog {dialog.Message} at {Page.Url}");
            await dialog.DismissAsync();
        };
        Page.PageError += (_, error) => _heard.Enqueue($"error {error} at {Page.Url}");
        Page.Console += (_, message) =>
        {
            if (message.Text.StartsWith("policy:", StringComparison.Ordinal))
            {
                _heard.Enqueue($"{message.Text} at {Page.Url}");
            }
        };
    }

    // An address that the test itself opens may hold a payload.
    private bool IsOpened(IRequest request) => request.IsNavigationRequest && request.Frame == Page.MainFrame && !new Uri(request.Url).AbsolutePath.StartsWith("/canary", StringComparison.Ordinal);

    private void Note(int id, string what)
    {
        _ran[id] = true;
        _heard.Enqueue(what);
    }

    private static int Number(string text) => int.TryParse(new string([.. text.Where(char.IsAsciiDigit)]), out var number) ? number : 0;
}
