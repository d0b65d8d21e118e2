using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace OpsDashboard.Tests.Live;

/// <summary>A connection whose writes finish when the test says so.</summary>
sealed class FakeHubConnection() : HubConnectionContext(
    new DefaultConnectionContext(), new HubConnectionContextOptions { KeepAliveInterval = TimeSpan.FromSeconds(5) }, NullLoggerFactory.Instance)
{
    /// <summary>Set: the next writes do not finish before this does.</summary>
    public TaskCompletionSource? Blocked { get; set; }

    public List<SerializedHubMessage> Written { get; } = [];

    public bool Aborted { get; private set; }

    /// <summary>The argument of the n-th message.</summary>
    public T Argument<T>(int index) => Assert.IsType<T>(Assert.IsType<InvocationMessage>(Written[index].Message).Arguments[0]);

    public override ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
    {
        Written.Add(message);
        return Blocked is null ? ValueTask.CompletedTask : new ValueTask(Blocked.Task);
    }

    public override void Abort() => Aborted = true;
}
