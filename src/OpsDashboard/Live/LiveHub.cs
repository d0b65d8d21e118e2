using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OpsDashboard.Screens;

namespace OpsDashboard.Live;

/// <summary><c>/hubs/live</c>. With <c>?view=name</c> a page's regions come as <c>regions</c>, with <c>&amp;edits=1</c> as edits where that is shorter; without, <c>snapshot</c> and then <c>changes</c>.</summary>
/// <param name="walls">Who follows a view of the wall is a screen; null where there are none.</param>
sealed class LiveHub(LiveConnections connections, WallScreens? walls = null) : Hub
{
    private LiveConnection Viewer => Context.Features.GetRequiredFeature<LiveConnection>();

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext();
        var view = http is not null && http.Request.Query.TryGetValue("view", out var name) ? name.ToString() : null;
        try
        {
            await (walls is not null && ScreenAccess.IsOfWall(view) ? EnterWallAsync(walls, view!, http?.Request.Cookies[ScreenToken.Cookie]) : JoinAsync(view));
        }
        catch (HubException refused)
        {
            // Thrown on, each refused one of a crowd would be an error with its stack in the log.
            await Viewer.RefuseAsync(refused.Message);
        }
        catch (OperationCanceledException)
        {
            // It left while it waited for its turn.
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Viewer.Wall is { } wall)
        {
            walls?.Leave(wall);
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends the whole to the caller again.</summary>
    public void Resync() => Viewer.Offer(whole: true);

    /// <summary>A wall says what it painted. What is no report, and what comes from no wall, says nothing.</summary>
    public void Report(JsonElement words)
    {
        if (Viewer.Wall is { } wall && ScreenReport.Of(words) is { } report)
        {
            walls?.Heard(wall, report);
        }
    }

    private Task JoinAsync(string? view) => connections.JoinAsync(Viewer, view, Context.ConnectionAborted);

    private async Task EnterWallAsync(WallScreens walls, string view, string? cookie)
    {
        var admission = walls.Admit(view, cookie);
        // The page's address and name stay those of the wall: it finds back from its own waiting by itself.
        view = admission == ScreenAdmission.Waits ? ScreenAccess.PairingView : view;
        if (admission is ScreenAdmission.Elsewhere or ScreenAdmission.Refused)
        {
            Viewer.Reload();
        }

        if (admission == ScreenAdmission.Refused)
        {
            throw new HubException("This screen must be paired first.");
        }

        await JoinAsync(view);
        Viewer.Wall = walls.Enter(view, cookie, Viewer.Abort, Viewer.Reload);
    }
}
