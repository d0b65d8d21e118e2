using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Snapshots;

public sealed class StartLogStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SourceState Off = new("cloud-configuration", SourceStatus.Off, null, "not read yet in this version");
    private static readonly SourceState Ok = new("cloud-configuration", SourceStatus.Ok, Now, null) { Queries = 3 };

    [Fact]
    public void With_NoLogConfigured_ChangesNothing() => Assert.Same(Off, Off.With(new DashboardOptions(), new Dictionary<long, LogReading>()));

    [Fact]
    public void With_LogReadAlone_IsOk()
    {
        var state = With(Off, failure: null);

        Assert.Equal((SourceStatus.Ok, Now, null, 1), (state.Status, state.LastSuccess, state.Error, state.Queries));
    }

    [Theory]
    [InlineData(FailureKind.Denied, SourceStatus.Denied)]
    [InlineData(FailureKind.Quota, SourceStatus.Quota)]
    [InlineData(FailureKind.Unreachable, SourceStatus.Unreachable)]
    [InlineData(FailureKind.Broken, SourceStatus.Partial)]
    public void With_LogFailingAlone_IsItsStatus(FailureKind kind, SourceStatus status)
    {
        var state = With(Off, new ReadingFailure(kind, "why"));

        Assert.Equal((status, "start log cannot be read: why"), (state.Status, state.Error));
        Assert.Equal(new QueryFault("start log", "", "why"), Assert.Single(state.Faults));
    }

    [Fact]
    public void With_NoServerAtAll_LeavesTheSourcesOwnWords() => Assert.Same(Off, With(Off, new ReadingFailure(FailureKind.NotFound, "no server")));

    [Fact]
    public void With_LogFailingBesideOthersThatAnswer_IsPartial()
    {
        var state = With(Ok, new ReadingFailure(FailureKind.Denied, "why"));

        Assert.Equal((SourceStatus.Partial, "start log cannot be read: why", 4), (state.Status, state.Error, state.Queries));
    }

    private static SourceState With(SourceState state, ReadingFailure? failure) =>
        state.With(new DashboardOptions(), new Dictionary<long, LogReading> { [7] = new([], Now, failure) });
}
