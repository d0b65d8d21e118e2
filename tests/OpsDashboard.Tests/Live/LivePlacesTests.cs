using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Live;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Live;

/// <summary>Who is let in, before anything costly is done.</summary>
public sealed class LivePlacesTests
{
    private readonly FakeTimeProvider _time = new(SampleSnapshot.At);

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("::1", "::")]
    public void Owner_OfAnAddress_IsWhoHasIt(string address, string owner) => Assert.Equal(IPAddress.Parse(owner), Places.Owner(IPAddress.Parse(address)));

    [Fact]
    public void Places_OfAddressAndInTotal_AreCountedAndGivenBack()
    {
        var places = new Places(most: 3, mostOfOne: 2);
        var (one, two) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));

        Assert.Equal([PlaceAnswer.Taken, PlaceAnswer.Taken, PlaceAnswer.AddressFull], [places.Take(one), places.Take(one), places.Take(one)]);
        Assert.Equal([PlaceAnswer.Taken, PlaceAnswer.AllTaken, PlaceAnswer.AllTaken], [places.Take(two), places.Take(two), places.Take(null)]);

        places.Free(one);
        Assert.Equal(PlaceAnswer.Taken, places.Take(one));
        Assert.Equal(3, places.Taken);
    }

    [Fact]
    public async Task Requests_BeyondTheBound_AreRefusedBeforeAnythingIsMade()
    {
        var places = new LivePlaces(new LiveLimits { ConnectionsPerAddress = 1 }, _time);
        var (open, reached) = (new TaskCompletionSource(), 0);
        var guarded = places.Guard(_ =>
        {
            reached++;
            return open.Task;
        });
        var most = 1 + LiveLimits.UnjoinedPerAddress;
        var running = Enumerable.Range(0, most).Select(_ => guarded(Request("192.0.2.1"))).ToArray();

        var refused = Request("192.0.2.1");
        await guarded(refused);
        Assert.Equal((most, 503, "10"), (reached, refused.Response.StatusCode, refused.Response.Headers.RetryAfter.ToString()));

        var other = guarded(Request("192.0.2.2"));
        Assert.Equal(most + 1, places.OpenRequests);
        open.SetResult();
        await Task.WhenAll([.. running, other]);
        Assert.Equal(0, places.OpenRequests);
    }

    [Fact]
    public async Task Negotiations_ThatNobodyComesFor_AreBoundedInTime()
    {
        var guarded = new LivePlaces(new LiveLimits(), _time).Guard(_ => Task.CompletedTask);
        async Task<int> StatusAsync()
        {
            var context = Request("192.0.2.1", "/hubs/live/negotiate");
            await guarded(context);
            return context.Response.StatusCode;
        }

        for (var i = 0; i < LiveLimits.Negotiations; i++)
        {
            Assert.Equal(200, await StatusAsync());
        }

        Assert.Equal(503, await StatusAsync());
        _time.Advance(LiveLimits.NegotiationWindow);
        Assert.Equal(200, await StatusAsync());
    }

    [Fact]
    public async Task Sockets_ThatNeverShakeHands_LeaveRoomForViewers()
    {
        // As many silent sockets as may be open beside viewers: the one viewer still comes in, the next socket does not.
        await using var host = await LiveHost.StartAsync(services => services.AddSingleton(new LiveLimits { ConnectionsPerAddress = 1 }), SampleRegions.View());
        host.Feed.Publish(SampleSnapshot.Create());
        var places = host.App.Services.GetRequiredService<LivePlaces>();
        var silent = new List<Socket>();
        try
        {
            for (var i = 0; i < LiveLimits.UnjoinedPerAddress; i++)
            {
                var (socket, answer) = await UpgradeAsync(new Uri(host.Address));
                silent.Add(socket);
                Assert.StartsWith("HTTP/1.1 101", answer);
            }

            using var page = new SilentPage();
            await page.ConnectAsync(host.Address, "overview");
            await page.ReadUntilAsync("\"target\":\"regions\"");
            Assert.Equal(1 + LiveLimits.UnjoinedPerAddress, places.OpenRequests);

            var (one, refusal) = await UpgradeAsync(new Uri(host.Address));
            silent.Add(one);
            Assert.StartsWith("HTTP/1.1 503", refusal);
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<(Socket Socket, string Answer)> UpgradeAsync(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /hubs/live?view=overview HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        var buffer = new byte[1024];
        var count = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return (socket, Encoding.ASCII.GetString(buffer, 0, count));
    }

    private static DefaultHttpContext Request(string address, string path = "/hubs/live")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Path = path;
        return context;
    }
}
