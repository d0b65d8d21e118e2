using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.SignalR;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>Who may come in. Two bounds one behind the other: open requests, refused before anything is made for them but without words
/// (a browser does not show a page the answer to a WebSocket's request); and viewers, refused in words that pages show.</summary>
sealed class LivePlaces(LiveLimits limits, TimeProvider time, IMeterFactory? meters = null)
{
    private readonly Places _requests = new(limits.Connections + LiveLimits.Unjoined, limits.ConnectionsPerAddress + LiveLimits.UnjoinedPerAddress);
    private readonly Places _viewers = new(limits.Connections, limits.ConnectionsPerAddress);
    private readonly Counter<long>? _refused = meters?.Create(PollInstruments.MeterName)
        .CreateCounter<long>("opsdashboard.viewers.refused", unit: null, "Viewers that were not let in, by the bound that was met.");

    private readonly Lock _gate = new();
    private long _negotiationsSince = time.GetTimestamp();
    private int _negotiations;

    /// <summary>Requests to the hub that are open now, viewers and those that are not viewers yet.</summary>
    public int OpenRequests => _requests.Taken;

    /// <summary>Guards the hub's endpoints. A WebSocket is one request as long as it is open.</summary>
    public RequestDelegate Guard(RequestDelegate hub) => async context =>
    {
        var address = context.Connection.RemoteIpAddress;
        if (IsNegotiation(context.Request) && !MayNegotiate())
        {
            await RefuseAsync(context, "negotiations");
        }
        else if (_requests.Take(address) is not PlaceAnswer.Taken and var answer)
        {
            await RefuseAsync(context, answer is PlaceAnswer.AddressFull ? "requests-per-address" : "requests");
        }
        else
        {
            try
            {
                await hub(context);
            }
            finally
            {
                _requests.Free(address);
            }
        }
    };

    /// <summary>Takes a viewer's place.</summary>
    /// <exception cref="HubException">There is none; its words are for people.</exception>
    public void TakeViewer(IPAddress? address)
    {
        var answer = _viewers.Take(address);
        if (answer is PlaceAnswer.AllTaken)
        {
            Count("viewers");
            throw new HubException($"All {limits.Connections} places for viewers are taken. Try again later.");
        }

        if (answer is PlaceAnswer.AddressFull)
        {
            Count("viewers-per-address");
            throw new HubException(
                $"All {limits.ConnectionsPerAddress} places for viewers from one address are taken, counted for {Places.Owner(address)}. " +
                "Close a page that is not needed; who runs this dashboard can allow more (Live:ViewersPerAddress).");
        }
    }

    /// <summary>Gives a viewer's place back.</summary>
    public void FreeViewer(IPAddress? address) => _viewers.Free(address);

    private void Count(string bound) => _refused?.Add(1, new KeyValuePair<string, object?>("bound", bound));

    private Task RefuseAsync(HttpContext context, string bound)
    {
        Count(bound);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "10";
        return context.Response.WriteAsync("All places for viewers are taken. Try again later.", context.RequestAborted);
    }

    // What is negotiated is remembered for 15 s although nobody may ever come for it.
    private static bool IsNegotiation(HttpRequest request) => request.Path.Value?.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase) == true;

    private bool MayNegotiate()
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_negotiationsSince) >= LiveLimits.NegotiationWindow)
            {
                (_negotiationsSince, _negotiations) = (time.GetTimestamp(), 0);
            }

            return ++_negotiations <= LiveLimits.Negotiations;
        }
    }
}
