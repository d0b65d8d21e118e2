namespace OpsDashboard.BrowserTests.Support;

/// <summary>What pages were at when a test failed, into its output: whoever reads that log cannot look at them any more.</summary>
static class LastWords
{
    // The second look tells whether timers run: a page whose script stands still answers questions all the same.
    private const string Ask = """
        async () => {
          const look = () => `${document.visibilityState}, ${document.documentElement.dataset.live}, clock ${document.querySelector('[data-screen-clock], [data-clock]')?.textContent}, lost “${document.querySelector('[data-lost]')?.textContent ?? ''}”`;
          const first = look(), since = Date.now();
          const ticked = await Promise.race([new Promise(done => setTimeout(() => done(true), 1500)), new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage = () => Date.now() - since > 5000 ? done(false) : channel.port2.postMessage(0); channel.port2.postMessage(0); })]);
          return `${location.href}, build ${document.body.dataset.build}, open ${Math.round(performance.now() / 1000)} s, ${new Date().toISOString()}: ${first}; ${ticked ? `then ${look()}` : 'no timer ran for 5 s'}`;
        }
        """;

    public static async Task SayAsync(IEnumerable<IPage> pages, PageFaults faults)
    {
        foreach (var page in pages)
        {
            try
            {
                Console.WriteLine($"  page: {await page.EvaluateAsync<string>(Ask).WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System)}");
            }
            catch (Exception silent) when (silent is PlaywrightException or TimeoutException)
            {
                Console.WriteLine($"  page: {page.Url} does not answer ({silent.Message.Split('\n')[0]})");
            }
        }

        foreach (var fault in faults.All.Take(10))
        {
            Console.WriteLine($"  fault: {fault}");
        }
    }
}
