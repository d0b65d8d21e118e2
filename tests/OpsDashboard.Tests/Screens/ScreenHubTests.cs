using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Configuration;
using OpsDashboard.Journal;
using OpsDashboard.Live;
using OpsDashboard.Readings;
using OpsDashboard.Screens;
using OpsDashboard.Tests.Live;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Screens;

/// <summary>Screens at the hub, through Microsoft's own client.</summary>
public sealed class ScreenHubTests
{
    private readonly IncidentJournal _journal = SampleJournal.Create(new IncidentClock(TimeProvider.System), TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wall_ReportsIsPairedAndWithdrawn_ItsStreamEnds_AndItGetsNoDataAnyMore()
    {
        await using var host = await StartAsync();
        var walls = host.App.Services.GetRequiredService<WallScreens>();
        var pairing = host.App.Services.GetRequiredService<ScreenPairing>();
        var token = ScreenToken.New();
        var (wall, reloads) = (Client(host, "wall", token), new Inbox<bool>());
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        wall.On("reload", () => reloads.Add(true));
        wall.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await wall.StartAsync(Cancellation);

        foreach (var json in (string[])["[]", "null", "\"x\"", "{\"version\":\"x\"}"])
        {
            await wall.SendAsync("Report", JsonDocument.Parse(json).RootElement, Cancellation);
        }

        await wall.SendAsync("Report", Cancellation);
        await wall.SendAsync("Report", 1, 2, 3, Cancellation);
        await wall.SendAsync("Report", SampleReports.With("shows", token.Code), Cancellation);
        // Answered in order: what was said before is heard.
        await wall.InvokeAsync("Resync", Cancellation);
        Assert.Equal(token.Code, Assert.Single(walls.Connected).Last!.Report.Shows);

        await pairing.PairAsync(token.Code, "Ops", null, Cancellation);
        await reloads.NextAsync();
        await pairing.WithdrawAsync(1, null, Cancellation);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Cancellation);

        var again = Client(host, "wall", token);
        again.On("reload", () => reloads.Add(true));
        await again.StartAsync(Cancellation);
        await reloads.NextAsync();
        Assert.Contains(walls.Connected, one => one.View == ScreenAccess.PairingView);
    }

    [Fact]
    public async Task PageThatIsNoWall_IsNoScreen_WhateverItsCookie_AndItsReportSaysNothing()
    {
        await using var host = await StartAsync();
        var page = Client(host, "overview", ScreenToken.New(mustPair: true));
        await page.StartAsync(Cancellation);

        await page.SendAsync("Report", SampleReports.With("shows", "x"), Cancellation);
        await page.InvokeAsync("Resync", Cancellation);

        Assert.Empty(host.App.Services.GetRequiredService<WallScreens>().Connected);
    }

    [Fact]
    public async Task ScreenThatMustPair_WaitsOnAViewWithoutData_AndLeavesIt()
    {
        await using var host = await StartAsync();
        host.Feed.Publish(SampleSnapshot.Create(1));
        var waiting = Client(host, "wall", ScreenToken.New(mustPair: true));
        var inbox = LiveHost.Collect(waiting, "regions");
        await waiting.StartAsync(Cancellation);

        Assert.Empty((await inbox.NextAsync()).GetProperty("regions").EnumerateArray());
        Assert.Equal(ScreenAccess.PairingView, Assert.Single(host.App.Services.GetRequiredService<WallScreens>().Connected).View);
    }

    private Task<LiveHost> StartAsync() => LiveHost.StartAsync(
        services => services.AddSingleton(_journal).AddSingleton(new DashboardOptions()).AddSingleton(TimeProvider.System).AddSingleton<WallScreens>().AddSingleton<ScreenPairing>(),
        new LiveView("wall", _ => []), new LiveView(ScreenAccess.PairingView, _ => []), SampleRegions.View());

    private static HubConnection Client(LiveHost host, string view, ScreenToken token) => new HubConnectionBuilder()
        .WithUrl($"{host.Address}/hubs/live?view={view}", options => options.Headers["Cookie"] = $"{ScreenToken.Cookie}={token.CookieValue}")
        .Build();
}
