using System.Globalization;

namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>Pages that nobody touches, each of which notes when it lost its link and when it was shown something again.</summary>
sealed class Watchers
{
    /// <summary>Pages of different code: the overview, the wall, an incident.</summary>
    public static readonly string[] Paths = ["/wall", "/", "/incidents/1278"];

    // Kept in the page and gone with its document, so that a page that loaded itself again is seen too.
    private const string Diary = """
        window.diary = { sockets: 0, shownAt: [] };
        window.WebSocket = class extends WebSocket {
          constructor(...given) { super(...given); diary.sockets++; }
        };
        document.addEventListener('live:lost', () => { diary.lostAt ??= Date.now(); });
        document.addEventListener('live:shown', () => { diary.shownAt[diary.sockets] ??= Date.now(); });
        """;

    private readonly List<IPage> _pages = [];
    private int[] _sockets = [];

    public IReadOnlyList<IPage> Pages => _pages;

    /// <summary>From when the service was back to when a page showed what it said, in seconds; one for each page and outage.</summary>
    public List<double> ReturnSeconds { get; } = [];

    /// <summary>How often a page should have come back.</summary>
    public int Tried { get; private set; }

    /// <summary>Words to find in a drill's output: recovered of tried, and how long after the service was back.</summary>
    public string Figures
    {
        get
        {
            var sorted = ReturnSeconds.Order().ToArray();
            string At(double part) => sorted.Length == 0 ? "none" : sorted[(int)Math.Ceiling(part * sorted.Length) - 1].ToString("0.0", CultureInfo.InvariantCulture);
            return $"recovered {sorted.Length} of {Tried}; seconds after the service was back: p50 {At(0.5)}, p99 {At(0.99)}, most {At(1)}";
        }
    }

    /// <summary>Adds a page, and waits until it is live.</summary>
    public async Task AddAsync(IPage page, string path)
    {
        await page.AddInitScriptAsync(Diary);
        await page.GotoAsync(path);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = ''; }");
        _pages.Add(page);
    }

    /// <summary>What comes now counts: losses, and what later connections show.</summary>
    public async Task MarkAsync() =>
        _sockets = await Task.WhenAll(_pages.Select(page => page.EvaluateAsync<int>("() => { delete diary.lostAt; return diary.sockets; }")));

    /// <summary>Waits until every page says that it is not live.</summary>
    public Task LostAsync() => Task.WhenAll(_pages.Select(page => Expect(page.Locator("html")).ToHaveAttributeAsync("data-live", "lost")));

    /// <summary>Waits until every page shows what the service says again, and keeps how long that took.</summary>
    /// <param name="back">When the service was back, of the same clock as the browser's.</param>
    public async Task ReturnedAsync(DateTimeOffset back)
    {
        Tried += _pages.Count;
        await Task.WhenAll(_pages.Zip(_sockets, async (page, before) =>
        {
            if (await ShownAsync(page, before) is { } shown)
            {
                lock (ReturnSeconds)
                {
                    ReturnSeconds.Add(Math.Max(0, (shown - back.ToUnixTimeMilliseconds()) / 1000));
                }
            }
        }));
    }

    // The page's time, in milliseconds; null for a page that did not come back, which the figures tell.
    private static async Task<double?> ShownAsync(IPage page, int before)
    {
        try
        {
            var shown = await page.WaitForFunctionAsync("before => document.documentElement.dataset.live === 'on' && diary.shownAt.find((at, socket) => at && socket > before)", before);
            return await shown.JsonValueAsync<double>();
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Every page came back each time, and none was loaded again: what a person had open, focused or marked is still there.</summary>
    public Task AllAreBackAsync()
    {
        Assert.Equal(Tried, ReturnSeconds.Count);
        return Task.WhenAll(_pages.Select(page => Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(1)));
    }

    /// <summary>Waits until every page noticed that it had lost its link, also when it is back already.</summary>
    public Task NoticedAsync() => Task.WhenAll(_pages.Select(page => page.WaitForFunctionAsync("() => diary.lostAt")));

    /// <summary>The numbers that a drill was asked for; null when none was.</summary>
    public static int[]? Asked(string drill) =>
        Environment.GetEnvironmentVariable("OPSDASHBOARD_DRILL")?.Split(' ') is [var name, .. var numbers] && name == drill
            ? [.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))]
            : null;
}
