using OpsDashboard.Emulator;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The shipped incident while what writes the metrics lags behind, and after it caught up.</summary>
public sealed class LateDataTests : IAsyncLifetime
{
    private EmulatorServer _emulator = null!;
    private RunningCollector _loop = null!;
    private TimeSpan _lag;

    public async ValueTask InitializeAsync()
    {
        var options = ShippedConfiguration.Options;
        _emulator = await EmulatorServer.StartAsync(options.Emulator, () => _loop.Clock.Now - _lag, "http://127.0.0.1:0");
        _loop = new RunningCollector(options, options.Emulator.StartAt, _emulator.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task InTime_NothingIsRevised()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            await _loop.CycleAsync();
        }

        Assert.All(Criteria, criterion => Assert.Empty(criterion.Revisions));
        Assert.All(_loop.Last!.Tiles, tile => Assert.Equal(0, tile.LateMinutes));
    }

    [Fact]
    public async Task LaggingThenABurst_LateVerdictsAreTurned()
    {
        _lag = TimeSpan.FromMinutes(6);
        for (var minute = 0; minute < 6; minute++)
        {
            await _loop.CycleAsync();
        }

        var during = Criteria.Single(criterion => criterion.Id == "startup-success-80");
        _lag = TimeSpan.Zero;
        for (var minute = 0; minute < 6; minute++)
        {
            await _loop.CycleAsync();
        }

        var after = Criteria.Single(criterion => criterion.Id == "startup-success-80");
        Assert.Equal((Verdict.CannotTell, Verdict.NotMet), (during.Verdict, after.Verdict));
        Assert.StartsWith("late: newest data", during.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(after.Revisions);
        Assert.All(after.Revisions, revision => Assert.Matches("^18:4\\d cannot-tell → 18:[45]\\d not-met after \\d+ late points?$", revision.Text));
    }

    [Fact]
    public async Task PausedAndSkipped_NothingIsLate()
    {
        await _loop.CycleAsync();
        _loop.Clock.Scenario!.Pause();
        for (var poll = 0; poll < 5; poll++)
        {
            await _loop.CycleAsync();
            Assert.DoesNotContain(_loop.Last!.Tiles, tile => tile.Status == TileStatus.Stale || tile.LateMinutes > 0);
        }

        _loop.Clock.Scenario.Resume();
        _loop.Clock.Scenario.Skip(TimeSpan.FromHours(1));
        await _loop.CycleAsync();
        _loop.Clock.Scenario.Skip(TimeSpan.FromHours(24));
        await _loop.CycleAsync();
        await _loop.CycleAsync();

        Assert.All(Criteria, criterion => Assert.Empty(criterion.Revisions));
        Assert.DoesNotContain(_loop.Last!.Tiles, tile => tile.Status == TileStatus.Stale || tile.LateMinutes > 0);
    }

    private IEnumerable<Criterion> Criteria => _loop.Last!.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria);
}
