using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Tests.Emulator;

public sealed class EmulatorControlsTests
{
    private static readonly DateTimeOffset Start = new(2025, 9, 15, 18, 40, 44, TimeSpan.Zero);
    private DateTimeOffset _now = Start;
    private readonly EmulatorControls _controls;

    public EmulatorControlsTests() => _controls = new EmulatorControls(() => _now);

    [Fact]
    public void Settings_HoldFromTheirTimeOn_AndTheFirstOnesFromEver()
    {
        _controls.Set(new StagingSettings { PoolSize = 10 });
        _now = Start.AddHours(1);
        _controls.Set(new StagingSettings { PoolSize = 30 });

        Assert.Equal(
            [(DateTimeOffset.MinValue, 20), (Start, 10), (Start.AddHours(1), 30)],
            _controls.Steps.Select(step => (step.From, step.Settings.PoolSize)));
    }

    [Fact]
    public void SameAgain_IsNoStepNoLineAndNoEvent()
    {
        var raised = 0;
        _controls.Changed += (_, _) => raised++;
        _controls.Set(new StagingSettings());
        _controls.Set(new ApiFaults());

        Assert.Equal((1, 0, 0), (_controls.Steps.Count, _controls.Log.Count, raised));
    }

    [Fact]
    public void ClockReadOutOfOrder_StepsStayInOrder()
    {
        _controls.Set(new StagingSettings { PoolSize = 10 });
        _now = Start.AddSeconds(-5);
        _controls.Set(new StagingSettings { PoolSize = 30 });

        Assert.Equal(Start, _controls.Steps[^1].From);
    }

    [Fact]
    public void Log_IsBounded_NewestKept()
    {
        for (var i = 0; i < 1_100; i++)
        {
            _controls.Record($"line {i}");
        }

        Assert.Equal((1_000, "line 1099"), (_controls.Log.Count, _controls.Log[^1].What));
    }

    [Fact]
    public void Steps_AreBounded_WithWords()
    {
        for (var i = 0; i < 9_999; i++)
        {
            _controls.Set(new StagingSettings { MaxConnections = 100 + (i % 2 == 0 ? 1 : 0) });
        }

        var refused = Assert.Throws<InvalidOperationException>(() => _controls.Set(new StagingSettings { PoolSize = 5 }));
        Assert.Contains("10000", refused.Message);
    }
}
