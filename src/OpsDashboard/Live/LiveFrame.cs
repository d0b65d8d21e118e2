using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>What one snapshot says to one audience. Each message is serialised once a protocol and shared by all connections.</summary>
/// <param name="BasedOn">The version <paramref name="Difference"/> and <paramref name="Edits"/> are based on.</param>
/// <param name="Edits">The difference for who takes edits.</param>
/// <param name="Heartbeat">For who has this version already; null when such an audience gets nothing.</param>
sealed record LiveFrame(long Version, long? BasedOn, SharedMessage? Difference, SharedMessage? Edits, SharedMessage Whole, SharedMessage? Heartbeat)
{
    /// <summary>For the pages of a view.</summary>
    public static LiveFrame ForPages(RenderedView? before, RenderedView view, IncidentClock clock, TimeProvider time)
    {
        PageClock Now() => new(clock.Now, clock.TimeScale, clock.Paused);
        SharedMessage Shared(Func<RegionsMessage> make, TimeSpan? lifetime = null) => new(() => Message("regions", make()), time, lifetime ?? TimeSpan.FromSeconds(1));
        SharedMessage? Difference(bool edits)
        {
            var clockThen = Now();
            return before is null ? null : Shared(() => RegionsMessage.Difference(before, view, clockThen, edits), Timeout.InfiniteTimeSpan);
        }

        return new LiveFrame(
            view.Version,
            before?.Version,
            Difference(edits: false),
            Difference(edits: true),
            Shared(() => RegionsMessage.Whole(view, Now())),
            Shared(() => RegionsMessage.Heartbeat(view, Now())));
    }

    /// <summary>For data clients.</summary>
    public static LiveFrame ForData(DashboardSnapshot? before, DashboardSnapshot snapshot, TimeProvider time) => new(
        snapshot.Version,
        before?.Version,
        before is null ? null : new SharedMessage(() => Message("changes", Changes.Between(before, snapshot)), time, Timeout.InfiniteTimeSpan),
        Edits: null,
        new SharedMessage(() => Message("snapshot", snapshot), time, Timeout.InfiniteTimeSpan),
        Heartbeat: null);

    private static InvocationMessage Message(string target, object argument) => new(target, [argument]);
}

/// <summary>A message made when the first connection needs it, shared by those that follow.</summary>
/// <param name="lifetime">Real time after which it is made anew, because it tells the time; infinite when it does not.</param>
sealed class SharedMessage(Func<HubMessage> make, TimeProvider time, TimeSpan lifetime)
{
    private readonly Lock _gate = new();
    private SerializedHubMessage? _message;
    private long _madeAt;

    /// <summary>The message; the same object for all within the lifetime.</summary>
    public SerializedHubMessage Get()
    {
        lock (_gate)
        {
            if (_message is null || (lifetime != Timeout.InfiniteTimeSpan && time.GetElapsedTime(_madeAt) >= lifetime))
            {
                (_message, _madeAt) = (new SerializedHubMessage(make()), time.GetTimestamp());
            }

            return _message;
        }
    }
}
