using Microsoft.Extensions.Time.Testing;

namespace OpsDashboard.Tests.Emulator.Faults;

/// <summary>A clock that stands and tells when somebody begins to wait on it.</summary>
sealed class TimerSignal(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Waiting => _waiting.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waiting.TrySetResult();
        return timer;
    }
}
