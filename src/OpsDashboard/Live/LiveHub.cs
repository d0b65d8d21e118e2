using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace OpsDashboard.Live;

/// <summary><c>/hubs/live</c>. With <c>?view=name</c> a page's regions come as <c>regions</c>; without, <c>snapshot</c> and then <c>changes</c>.</summary>
sealed class LiveHub(LiveConnections connections) : Hub
{
    private LiveConnection Viewer => Context.Features.GetRequiredFeature<LiveConnection>();

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var view = Context.GetHttpContext() is { } http && http.Request.Query.TryGetValue("view", out var name) ? name.ToString() : null;
        try
        {
            await connections.JoinAsync(Viewer, view, Context.ConnectionAborted);
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

    /// <summary>Sends the whole to the caller again.</summary>
    public void Resync() => Viewer.Offer(whole: true);
}
