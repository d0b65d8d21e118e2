using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace OpsDashboard.Tests.Live;

/// <summary>A connection whose writes finish when the test says so.</summary>
sealed class FakeHubConnection() : HubConnectionContext(
    new DefaultConnectionContext(), new HubConnectionContextOptions { KeepAliveInterval = TimeSpan.FromSeconds(5) }, NullLoggerFactory.Instance)
{
    private readonly TaskCompletionSource _wrote = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set: the next writes do not finish before this does.</summary>
    public TaskCompletionSource? Blocked { get; set; }

    /// <summary>A connection that comes from an address.</summary>
    public static FakeHubConnection From(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        var connection = new FakeHubConnection();
        connection.Features.Set<IHttpContextFeature>(new Request { HttpContext = http });
        return connection;
    }

    public List<SerializedHubMessage> Written { get; } = [];

    /// <summary>Ends with the first write.</summary>
    public Task Wrote => _wrote.Task;

    public bool Aborted { get; private set; }

    /// <summary>The argument of the n-th message.</summary>
    public T Argument<T>(Index index) => Assert.IsType<T>(Assert.IsType<InvocationMessage>(Written[index].Message).Arguments[0]);

    public override ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
    {
        Written.Add(message);
        _wrote.TrySetResult();
        return Blocked is null ? ValueTask.CompletedTask : new ValueTask(Blocked.Task);
    }

    public override void Abort() => Aborted = true;

    private sealed class Request : IHttpContextFeature
    {
        public HttpContext? HttpContext { get; set; }
    }
}
