namespace OpsDashboard.BrowserTests.Recovery;

/// <summary>The network is cut while the program runs on, as a load balancer does after an hour. <c>tests/drill wall-cut COUNT</c> cuts as often as asked.</summary>
public sealed class CutTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    [Fact]
    public async Task CutAgainAndAgain_EveryPageComesBackSpreadOut()
    {
        await using var proxy = new FaultProxy((await Stage.DashboardAsync()).Address);
        var watchers = new Watchers();
        var cuts = Watchers.Asked("wall-cut")?[0] ?? 20;
        foreach (var path in Watchers.Paths)
        {
            await watchers.AddAsync(await NewPageAsync(Screen.Desk, proxy.Address), path);
        }

        for (var cut = 0; cut < cuts; cut++)
        {
            await watchers.MarkAsync();
            var back = TimeProvider.System.GetUtcNow();
            proxy.Cut();
            await watchers.ReturnedAsync(back);
        }

        var result = $"{cuts} cuts: {watchers.Figures}";
        output.WriteLine(result);
        Console.WriteLine(result);
        await watchers.AllAreBackAsync();
        // Each draws its moment from the whole of 0.1 to 2 s: that 60 of them fall into half a second happens never.
        Assert.True(watchers.ReturnSeconds.Max() - watchers.ReturnSeconds.Min() > Math.Min(0.5, 0.02 * cuts), "pages came back together");
    }
}
