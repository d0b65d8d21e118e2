using System.Diagnostics;
using System.Globalization;

namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>The whole browser stands still, as under a closed lid. <c>tests/drill wall-suspend SECONDS</c> stops it for as long as asked.</summary>
public sealed class SuspendTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    private IBrowser? _browser;

    // Its own: whatever else is tested in the shared one would stand still too.
    internal override async Task<IBrowser> BrowserAsync() => _browser ??= await Stage.LaunchAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    [Fact]
    public async Task Suspended_EveryPageSaysSoAndComesBack()
    {
        var watchers = new Watchers();
        var seconds = Watchers.Asked("wall-suspend")?[0] ?? 20;
        foreach (var path in Watchers.Paths)
        {
            await watchers.AddAsync(await NewPageAsync(Screen.Desk), path);
        }

        await watchers.MarkAsync();
        var processes = await ProcessesAsync();
        await SignalAsync("STOP", processes);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        finally
        {
            await SignalAsync("CONT", processes);
        }

        var back = TimeProvider.System.GetUtcNow();
        // What waited in buffers all the time is not the present: a page first says that it lost its link, and then begins anew.
        await watchers.NoticedAsync();
        await watchers.ReturnedAsync(back);
        var result = $"suspended for {seconds} s: {watchers.Figures}";
        output.WriteLine(result);
        Console.WriteLine(result);
        await watchers.AllAreBackAsync();
    }

    // Of the browser, its network and its pages; not the program that drives it.
    private async Task<string[]> ProcessesAsync()
    {
        var session = await (await BrowserAsync()).NewBrowserCDPSessionAsync();
        var info = await session.SendAsync("SystemInfo.getProcessInfo");
        await session.DetachAsync();
        return [.. info!.Value.GetProperty("processInfo").EnumerateArray().Select(process => process.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture))];
    }

    private static async Task SignalAsync(string signal, string[] processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes]);
        await kill.WaitForExitAsync();
    }
}
