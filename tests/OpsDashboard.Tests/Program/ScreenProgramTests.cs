using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Screens;
using OpsDashboard.Tests.Screens;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>Wall screens of the running program: cookies, and what its journal of before says.</summary>
public sealed class ScreenProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Wall_KnowsPairedAndWithdrawnScreens_OfBeforeTheStart_AndGivesTokensToNewOnes()
    {
        var (paired, withdrawn) = (ScreenToken.New(), ScreenToken.New());
        await WriteAsync(
            Paired(1, "Ops <b>room</b>", paired), Paired(2, "Lobby", withdrawn),
            new NewEntry(0, 0, EntryKind.ScreenWithdrawn, "2", DateTimeOffset.UnixEpoch, "Ann", EntryJson.Write(new ScreenWithdrawnBody("Lobby"))));
        using var program = await RunningProgram.StartAsync(Journal);
        await ReadyAsync(program.Client);

        var (fresh, cookie, html) = await WallAsync(program, null);
        Assert.False(fresh.MustPair);
        Assert.Contains("; max-age=34560000; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains($"data-screen=\"{fresh.Code}\"", html, StringComparison.Ordinal);
        Assert.Contains("data-view=\"wall\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(fresh.CookieValue, html, StringComparison.Ordinal);
        Assert.Equal(fresh.CookieValue, (await WallAsync(program, fresh)).Token.CookieValue);

        (_, _, html) = await WallAsync(program, paired);
        Assert.Contains("<bdi>Ops &lt;b&gt;room&lt;/b&gt;</bdi>", html, StringComparison.Ordinal);

        var (another, _, again) = await WallAsync(program, withdrawn);
        Assert.True(another.MustPair);
        Assert.NotEqual(withdrawn.Sha256, another.Sha256);
        Assert.Contains("This screen was withdrawn", again, StringComparison.Ordinal);
        Assert.Contains("data-view=\"wall\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("wall-state", again, StringComparison.Ordinal);
        // Neither the tab's icon, nor a card, nor a script's start tell what is watched.
        Assert.DoesNotContain("/icons/", again, StringComparison.Ordinal);
        Assert.DoesNotContain("og:", again, StringComparison.Ordinal);
        Assert.DoesNotContain("1278", again, StringComparison.Ordinal);
        Assert.Contains(another.Code, again, StringComparison.Ordinal);
        Assert.Equal(another.CookieValue, (await WallAsync(program, another)).Token.CookieValue);

        var metrics = await program.Client.GetStringAsync("/metrics", Cancellation);
        Assert.Matches("opsdashboard_screen_connected\\{[^}]*screen=\"1\"[^}]*\\} 0", metrics);
        Assert.DoesNotContain(paired.Sha256, metrics + await program.Client.GetStringAsync("/screens", Cancellation) + await program.Client.GetStringAsync("/api/v1/snapshot", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.Client.GetAsync("/screens", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Log_HasNoToken_HoweverMuchItTells()
    {
        using var program = await RunningProgram.StartAsync(Journal, "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace");
        await ReadyAsync(program.Client);
        var (token, _, _) = await WallAsync(program, null);
        await using (var wall = new HubConnectionBuilder()
            .WithUrl(new Uri(program.Client.BaseAddress!, "/hubs/live?view=wall"), options => options.Headers["Cookie"] = $"{ScreenToken.Cookie}={token.CookieValue}")
            .Build())
        {
            await wall.StartAsync(Cancellation);
            await wall.SendAsync("Report", SampleReports.With("shows", token.Code), Cancellation);
            await wall.InvokeAsync("Resync", Cancellation);
        }

        await program.KillAsync();
        var said = await program.Output;
        Assert.Contains("/wall", said, StringComparison.Ordinal);
        Assert.DoesNotContain(token.CookieValue, said, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Sha256, said, StringComparison.Ordinal);
    }

    private string File => _folder.PathOf("journal.db");

    private string Journal => $"Data Source={File}";

    private static NewEntry Paired(int number, string name, ScreenToken token) =>
        new(0, 0, EntryKind.ScreenPaired, $"{number}", DateTimeOffset.UnixEpoch, "Ann", EntryJson.Write(new ScreenPairedBody(name, token.Sha256)));

    private async Task WriteAsync(params NewEntry[] entries)
    {
        await using var store = JournalStore.Sqlite(File, TimeProvider.System);
        await store.PrepareAsync(Cancellation);
        await store.AppendAsync(entries, Cancellation);
    }

    private static async Task<(ScreenToken Token, string Cookie, string Html)> WallAsync(RunningProgram program, ScreenToken? token)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = program.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/wall");
        if (token is not null)
        {
            request.Headers.Add("Cookie", $"{ScreenToken.Cookie}={token.CookieValue}");
        }

        using var response = await client.SendAsync(request, Cancellation);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("screen=", StringComparison.Ordinal));
        return (ScreenToken.Read(cookie["screen=".Length..cookie.IndexOf(';', StringComparison.Ordinal)])!, cookie, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>A snapshot is published, and the journal read.</summary>
    private static async Task ReadyAsync(HttpClient client)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (!(await client.GetAsync("/readyz", Cancellation)).IsSuccessStatusCode)
        {
            await again.WaitForNextTickAsync(Cancellation);
        }
    }
}
