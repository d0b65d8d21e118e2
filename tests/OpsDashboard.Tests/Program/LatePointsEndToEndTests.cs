using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The emulator's late, revised, reordered and doubled points, through the loop.</summary>
public sealed class LatePointsEndToEndTests : IAsyncLifetime
{
    private EmulatorServer _emulator = null!;
    private RunningCollector _loop = null!;

    public async ValueTask InitializeAsync()
    {
        var options = ShippedConfiguration.Options;
        _emulator = await EmulatorServer.StartAsync(options.Emulator, () => _loop.Clock.Now, "http://127.0.0.1:0");
        _loop = new RunningCollector(options, options.Emulator.StartAt, _emulator.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task ReorderedAndDoubled_NothingIsRevised()
    {
        _emulator.Controls.Set(new ApiFaults { Reordered = true, Duplicate = true });

        await CyclesAsync(6);

        Assert.All(Criteria, criterion => Assert.Empty(criterion.Revisions));
    }

    [Fact]
    public async Task AllPointsLate_VerdictsAreTurnedWhenTheyCome()
    {
        _emulator.Controls.Set(new ApiFaults { Late = TimeSpan.FromMinutes(6) });

        await CyclesAsync(12);

        var success = Criteria.Single(criterion => criterion.Id == "startup-success-80");
        Assert.Equal(Verdict.CannotTell, success.Verdict);
        Assert.NotEmpty(success.Revisions);
        Assert.All(success.Revisions, revision => Assert.Equal((Verdict.CannotTell, Verdict.NotMet), (revision.From, revision.To)));
    }

    private async Task CyclesAsync(int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            await _loop.CycleAsync();
        }
    }

    private IEnumerable<Criterion> Criteria => _loop.Last!.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria);
}
